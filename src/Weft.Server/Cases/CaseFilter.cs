using System.Globalization;
using Microsoft.AspNetCore.Http;
using NpgsqlTypes;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>The filters of a list of cases, each optional, all together narrowing what the scope shows.</summary>
/// <param name="Unit">Holds it.</param>
/// <param name="Involved">Has or had a part in it.</param>
/// <param name="Region">Lies in this region or below.</param>
/// <param name="Words">Every word, in number, item, address or report.</param>
/// <param name="Box">west,south,east,north in WGS 84 degrees.</param>
internal sealed record CaseFilter(
    Guid? Unit, Guid? Involved, Guid? Person, Guid? Region, string? Item, string? Class, CaseKind? Kind, CaseStage? Stage, CaseChannel? Channel,
    Light? Light, bool? Open, DateTimeOffset? ReportedFrom, DateTimeOffset? ReportedTo, DateTimeOffset? ClosedFrom, DateTimeOffset? ClosedTo,
    DateTimeOffset? DueBefore, string? Words, string? Box)
{
    private const int LongestWords = 100;

    /// <summary>The names of the filters, as they stand in an address.</summary>
    public static readonly IReadOnlySet<string> Names =
        typeof(CaseFilter).GetProperties().Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing but what one with this scope sees.</summary>
    public static Sql Within(CaseScope scope)
    {
        var sql = new Sql();
        Scope(sql, scope);
        return sql;
    }

    /// <summary>The where clause for one who sees <paramref name="scope"/>, or the fault of the filter that cannot be read.</summary>
    public (Sql? Where, FieldFault? Fault) ToSql(CaseScope scope, CaseGround ground, DateTimeOffset now)
    {
        var sql = Within(scope);
        if (Region is { } id)
        {
            if (ground.Region(id) is not { } region)
            {
                return (null, new FieldFault("region", "没有这个区域。", "There is no such region."));
            }

            sql.And("region_path like {0}", NpgsqlDbType.Text, region.Path.Value + "%");
        }

        sql.AndWhen(Unit, "holder_unit_id = {0}", NpgsqlDbType.Uuid);
        sql.AndWhen(Involved, "involved_unit_ids @> array[{0}]", NpgsqlDbType.Uuid);
        sql.AndWhen(Person, "holder_person_id = {0}", NpgsqlDbType.Uuid);
        sql.AndWhen(Item, "item_code = {0}", NpgsqlDbType.Text);
        sql.AndWhen(Class, "class_code = {0}", NpgsqlDbType.Text);
        sql.AndWhen(Kind?.ToString(), "kind = {0}", NpgsqlDbType.Text);
        sql.AndWhen(Stage?.ToString(), "stage = {0}", NpgsqlDbType.Text);
        sql.AndWhen(Channel?.ToString(), "channel = {0}", NpgsqlDbType.Text);
        sql.AndWhen(ReportedFrom?.ToUniversalTime(), "reported_at >= {0}", NpgsqlDbType.TimestampTz);
        sql.AndWhen(ReportedTo?.ToUniversalTime(), "reported_at < {0}", NpgsqlDbType.TimestampTz);
        sql.AndWhen(ClosedFrom?.ToUniversalTime(), "closed_at >= {0}", NpgsqlDbType.TimestampTz);
        sql.AndWhen(ClosedTo?.ToUniversalTime(), "closed_at < {0}", NpgsqlDbType.TimestampTz);
        sql.AndWhen(DueBefore?.ToUniversalTime(), "is_open and due_at < {0}", NpgsqlDbType.TimestampTz);
        if (Open is { } open)
        {
            sql.And(open ? "is_open" : "not is_open");
        }

        if (Light is { } light)
        {
            LightIs(sql, light, now);
        }

        if (Words is { Length: > 0 } words)
        {
            if (words.Length > LongestWords)
            {
                return (null, new FieldFault("words", "搜索词最长 100 字。", "At most 100 characters are searched for."));
            }

            Says(sql, words);
        }

        return Box is not { Length: > 0 } box || InBox(sql, box)
            ? (sql, null)
            : (null, Http.Box.Malformed);
    }

    public static ValueTask<CaseFilter?> BindAsync(HttpContext http)
    {
        var query = http.Request.Query;
        return ValueTask.FromResult<CaseFilter?>(new CaseFilter(
            Id("unit"), Id("involved"), Id("person"), Id("region"), Text("item"), Text("class"), One<CaseKind>("kind"), One<CaseStage>("stage"),
            One<CaseChannel>("channel"), One<Light>("light"), Truth("open"), Moment("reportedFrom"), Moment("reportedTo"), Moment("closedFrom"),
            Moment("closedTo"), Moment("dueBefore"), Text("words"), Text("box")));

        string? Text(string name) => query[name].FirstOrDefault() is { Length: > 0 } text ? text : null;

        T? Read<T>(string name, Func<string, (bool Ok, T Value)> parse)
            where T : struct =>
            Text(name) is not { } text ? null
            : parse(text) is (true, var value) ? value
            : throw new BadHttpRequestException($"{name} cannot be read");

        Guid? Id(string name) => Read(name, text => (Guid.TryParse(text, out var id), id));
        bool? Truth(string name) => Read(name, text => (bool.TryParse(text, out var truth), truth));
        DateTimeOffset? Moment(string name) => Read(name, text =>
            (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment), moment));
        T? One<T>(string name)
            where T : struct, Enum => Read(name, text => (Enum.TryParse<T>(text, true, out var one) && Enum.IsDefined(one), one));
    }

    private static void Scope(Sql sql, CaseScope scope)
    {
        if (scope.Prefixes.Any(prefix => prefix == "/"))
        {
            return;
        }

        sql.And(
            """
            (region_path like any ({0}) or involved_unit_ids && {1} or id in (select case_id from cases.reporters where account_id = {2}))
            """,
            (NpgsqlDbType.Array | NpgsqlDbType.Text, scope.Prefixes.Select(prefix => prefix + "%").ToArray()),
            (NpgsqlDbType.Array | NpgsqlDbType.Uuid, scope.UnitIds),
            (NpgsqlDbType.Uuid, scope.AccountId));
    }

    private static void LightIs(Sql sql, Light light, DateTimeOffset now)
    {
        var (red, notYellow) = ("least(coalesce(light_frozen_at, {0}), {0}) > due_at", "least(coalesce(light_frozen_at, {0}), {0}) < yellow_at");
        sql.And(
            light switch
            {
                Core.Clocks.Light.Red => red,
                Core.Clocks.Light.Yellow => $"not ({red}) and not ({notYellow}) and is_open",
                Core.Clocks.Light.Green => $"not ({red}) and (({notYellow}) or not is_open)",
            },
            NpgsqlDbType.TimestampTz, now.ToUniversalTime());
    }

    // Pairs of characters find the candidates; a word that is no pair has the last say itself.
    private static void Says(Sql sql, string text)
    {
        var words = Grams.Words(text);
        int[] grams = [.. words.SelectMany(Grams.Of).Distinct()];
        if (grams.Length > 0)
        {
            sql.And("id in (select case_id from cases.grams where grams @> {0})", NpgsqlDbType.Array | NpgsqlDbType.Integer, grams);
        }

        foreach (var word in words.Where(word => word.Length != 2))
        {
            sql.And("(number || ' ' || coalesce(item_name, '') || ' ' || coalesce(address, '') || ' ' || words) ilike {0}", NpgsqlDbType.Text, $"%{Escape(word)}%");
        }
    }

    private static bool InBox(Sql sql, string text)
    {
        if (Http.Box.Read(text) is not { } box || box.West > box.East || box.South > box.North)
        {
            return false;
        }

        sql.And(
            "longitude between {0} and {1} and latitude between {2} and {3}",
            (NpgsqlDbType.Double, box.West), (NpgsqlDbType.Double, box.East), (NpgsqlDbType.Double, box.South), (NpgsqlDbType.Double, box.North));
        return true;
    }

    private static string Escape(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}

using Npgsql;
using NpgsqlTypes;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Server.Database;

namespace Weft.Server.Insight.Figures;

/// <summary>
/// Counts of cases by group. Down to the street they are sums of cells that are kept; below it, and where two properties are asked
/// for at once, they are counted from the facts of the cases, through the same columns.
/// </summary>
internal sealed record FigureQuestion(
    RegionNode Region, IReadOnlyList<RegionNode> Below, DateOnly From, DateOnly To, FigureBasis Basis, FigureGroup? By,
    string? Class, string? Item, CaseKind? Kind, Guid? Unit)
{
    private const string Columns =
        "reported, valid, accepted, handled, timed, in_time, closed, closed_in_time, reworked, returned, rated, satisfied, score, seconds";

    private static readonly string Sums = string.Join(", ", Columns.Split(", ").Select(column => $"sum({column})::bigint"));

    private (string Dimension, string Key)[] Filters =>
    [
        .. new (string, string?)[] { ("class", Class), ("item", Item), ("kind", Kind?.ToString()), ("unit", Unit?.ToString()) }
            .Where(filter => filter.Item2 is not null).Select(filter => (filter.Item1, filter.Item2!)),
    ];

    // The property that the groups are made by, when it is one that cells are kept by.
    private string? GroupedBy => By switch
    {
        FigureGroup.Class => "class",
        FigureGroup.Item => "item",
        FigureGroup.Kind => "kind",
        FigureGroup.Unit => "unit",
        FigureGroup.Region or FigureGroup.Month or null => null,
    };

    private bool CellsTell =>
        Region.Level <= RegionLevel.Street
        && (By != FigureGroup.Region || Below.All(node => node.Level <= RegionLevel.Street))
        && Filters.Select(filter => filter.Dimension).Append(GroupedBy).OfType<string>().Distinct().Count() <= 1;

    public async Task<Dictionary<string, Counted>> Count(NpgsqlConnection connection, CancellationToken ct)
    {
        var (where, steps) = (new Sql(), new Sql());
        var cells = CellsTell;
        foreach (var sql in (Sql[])[where, steps])
        {
            Narrow(sql, cells);
        }

        var counted = new Dictionary<string, Counted>();
        await using (var command = where.Command(connection, $"select {Key(where, cells)}, {Sums} from insight.{(cells ? "cells" : "facts")} where {where.Where} group by 1"))
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                counted[row.GetString(0)] = Read(row);
            }
        }

        var (table, count) = cells ? ("spans", "sum(cases)::bigint") : ("facts", "count(*)");
        await using (var command = steps.Command(connection, $"select {Key(steps, cells)}, step, {count} from insight.{table} where {steps.Where} and step is not null group by 1, 2"))
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                counted[row.GetString(0)].Steps[row.GetInt16(1)] = row.GetInt64(2);
            }
        }

        return counted;
    }

    private void Narrow(Sql sql, bool cells)
    {
        var month = cells ? "month" : Basis == FigureBasis.Reported ? "reported_month" : "closed_month";
        sql.And($"{month} between {{0}} and {{1}}", (NpgsqlDbType.Date, From), (NpgsqlDbType.Date, To));
        if (!cells)
        {
            sql.And("path like {0}", NpgsqlDbType.Text, Region.Path.Value + "%");
            foreach (var (dimension, key) in Filters)
            {
                sql.And(dimension switch { "kind" => "kind = {0}", "unit" => "unit_id = {0}::uuid", _ => $"{dimension}_code = {{0}}" }, NpgsqlDbType.Text, key);
            }

            return;
        }

        sql.And("place = any ({0})", NpgsqlDbType.Array | NpgsqlDbType.Text, By == FigureGroup.Region ? Below.Select(node => node.Path.Value).ToArray() : [Region.Path.Value]);
        sql.And("basis = {0}", NpgsqlDbType.Text, Basis == FigureBasis.Reported ? "reported" : "closed");
        sql.And("dimension = {0}", NpgsqlDbType.Text, Filters is [var (only, _)] ? only : GroupedBy ?? "all");
        if (Filters is [var (_, value)])
        {
            sql.And("key = {0}", NpgsqlDbType.Text, value);
        }
    }

    private string Key(Sql sql, bool cells) => (cells, By) switch
    {
        (false, _) => KeyOfCases(sql, Basis == FigureBasis.Reported ? "reported_month" : "closed_month", "path", "unit_id"),
        (true, FigureGroup.Region) => "place",
        (true, FigureGroup.Month) => "to_char(month, 'YYYY-MM')",
        (true, null) => "''",
        (true, _) => "key",
    };

    /// <summary>The group of a case as SQL says it, where the month, the path and the unit stand in these columns.</summary>
    public string KeyOfCases(Sql sql, string month, string path, string unit) => By is not { } group ? "''" : group switch
    {
        FigureGroup.Month => $"to_char({month}, 'YYYY-MM')",
        FigureGroup.Region =>
            $"(select max(place) from unnest(insight.prefixes({path})) as place where place = any ({sql.Add(NpgsqlDbType.Array | NpgsqlDbType.Text, Places)}))",
        FigureGroup.Kind => "kind",
        FigureGroup.Unit => $"{unit}::text",
        FigureGroup.Class => "coalesce(class_code, '')",
        FigureGroup.Item => "coalesce(item_code, '')",
    };

    private string[] Places => [.. Below.Append(Region).Select(node => node.Path.Value)];

    private static Counted Read(NpgsqlDataReader row) => new(
        row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8),
        row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13), row.GetInt64(14));
}

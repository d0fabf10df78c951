using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Insight.Figures;

/// <summary>How a region does: counts, rates, durations and satisfaction, taken apart as asked. At most some seconds behind the cases.</summary>
internal static class ShowFigures
{
    private const int MostMonths = 120, UsualMonths = 12;

    private static readonly Role[] Readers =
    [
        Role.GridLeader, Role.StationOperator, Role.Dispatcher, Role.HotlineOperator, Role.Supervisor, Role.Analyst, Role.Administrator, Role.Auditor,
    ];

    public static void Map(IEndpointRouteBuilder insight) =>
        insight.MapGet("/regions/{id:guid}/figures", Handle).WithName(nameof(ShowFigures)).For(Readers);

    /// <param name="from">The first month, as 2026-01; a year back when left out.</param>
    /// <param name="to">The last month, it too; this month when left out.</param>
    private static async Task<Results<Ok<FiguresAnswer>, ProblemHttpResult>> Handle(
        Guid id, string? from, string? to, SignedIn by, RegionTree tree, NpgsqlDataSource source, FigureNames names, TimeProvider clock, CancellationToken ct,
        [Microsoft.AspNetCore.Mvc.FromQuery(Name = "by")] FigureGroup? group = null, FigureBasis basis = FigureBasis.Reported,
        string? @class = null, string? item = null, CaseKind? kind = null, Guid? unit = null)
    {
        if (tree.Find(id) is not { } region || !by.Actor.Covers(region.Path, Readers))
        {
            return RequestProblems.NotFound.Answer();
        }

        var now = clock.GetUtcNow();
        var last = to is null ? Today.Month(now) : Month(to);
        var first = from is null ? last?.AddMonths(1 - UsualMonths) : Month(from);
        if (first is not { } begins || last is not { } ends || begins > ends || begins.AddMonths(MostMonths) <= ends)
        {
            return Refuse.Field(from is not null && first is null ? "from" : "to", "月份写作 2026-01，起止最多 120 个月。", "Months are written 2026-01, at most 120 from first to last.");
        }

        RegionNode[] below = [.. tree.Children(id).Where(child => child.Kind != RegionKind.Overlay)];
        var question = new FigureQuestion(region, below, begins, ends, basis, group, @class, item, kind, unit);
        await using var connection = await source.OpenConnectionAsync(ct);
        var whole = (await Lines(question with { By = null }, now, names, connection, ct)).SingleOrDefault()
            ?? FigureLine.Of("", null, null, Counted.Nothing, 0);
        return TypedResults.Ok(new FiguresAnswer(
            id, Text(begins), Text(ends), basis, whole, group is null ? [] : await Lines(question, now, names, connection, ct), now));
    }

    private static async Task<List<FigureLine>> Lines(FigureQuestion question, DateTimeOffset now, FigureNames names, NpgsqlConnection connection, CancellationToken ct)
    {
        var counted = await question.Count(connection, ct);
        var overdue = question.Basis == FigureBasis.Reported ? await OverdueNow.Count(question, now, connection, ct) : [];
        string[] keys = [.. counted.Keys.Where(key => counted[key].Reported > 0).Union(overdue.Keys).Order(StringComparer.Ordinal)];
        var named = question.By is { } group ? await names.Of(group, keys, connection, ct) : keys.ToDictionary(key => key, key => (key, (string?)null, (string?)null));
        return
        [
            .. keys.Select(key => FigureLine.Of(
                named[key].Item1, named[key].Item2, named[key].Item3, counted.GetValueOrDefault(key, Counted.Nothing), overdue.GetValueOrDefault(key))),
        ];
    }

    private static DateOnly? Month(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is > 1900 and < 9000 ? month : null;

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

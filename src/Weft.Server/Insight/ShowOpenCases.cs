using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Insight;

/// <summary>An open case as a point of the map.</summary>
internal sealed record OpenCase(
    Guid Id, string Number, string? Item, CaseKind Kind, CaseStage Stage, Light? Light, double Longitude, double Latitude, DateTimeOffset ReportedAt);

/// <summary>The open cases of a region that have a place, the latest first, at most 5,000; <c>More</c> says that there are others.</summary>
internal sealed record OpenCasesAnswer(IReadOnlyList<OpenCase> Cases, bool More);

/// <summary>The live points of the one screen.</summary>
internal static class ShowOpenCases
{
    private const int Most = 5000;

    public static void Map(IEndpointRouteBuilder insight) =>
        insight.MapGet("/regions/{id:guid}/open", Handle).WithName(nameof(ShowOpenCases)).For(InsightModule.Onlookers);

    private static async Task<Results<Ok<OpenCasesAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree tree, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (tree.Find(id) is not { } region || !by.Actor.Covers(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        await using var command = source.CreateCommand(
            """
            select id, number, item_name, kind, stage, longitude, latitude, reported_at, yellow_at, due_at, light_frozen_at
            from cases.cases where is_open and longitude is not null and region_path like $1 || '%'
            order by reported_at desc limit $2
            """);
        command.Parameters.AddWithValue(region.Path.Value);
        command.Parameters.AddWithValue(Most + 1);
        var now = clock.GetUtcNow();
        var cases = new List<OpenCase>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            cases.Add(new OpenCase(
                row.GetGuid(0), row.GetString(1), row.TextOrNull(2), Enum.Parse<CaseKind>(row.GetString(3)), Enum.Parse<CaseStage>(row.GetString(4)),
                row.MomentOrNull(9) is { } due ? Clock.LightAt(now, row.MomentOrNull(8), due, row.MomentOrNull(10), running: true) : null,
                row.GetDouble(5), row.GetDouble(6), row.GetFieldValue<DateTimeOffset>(7)));
        }

        return TypedResults.Ok(new OpenCasesAnswer(cases[..Math.Min(cases.Count, Most)], cases.Count > Most));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Insight;

/// <summary>How the cases of one region stand at this moment. Today begins at midnight in China.</summary>
internal sealed record RegionCounts(
    Guid RegionId, string Name, string? EnglishName, RegionLevel Level, int Open, int Green, int Yellow, int Red, int ReportedToday, int ClosedToday);

/// <summary>The region and each region next below it.</summary>
internal sealed record CountRegionsAnswer(RegionCounts Region, IReadOnlyList<RegionCounts> Below);

/// <summary>The counts that the one screen drills down through, from city to grid.</summary>
internal static class CountRegions
{
    public static void Map(IEndpointRouteBuilder insight) =>
        insight.MapGet("/regions/{id:guid}", Handle).WithName(nameof(CountRegions)).For(InsightModule.Onlookers);

    private static async Task<Results<Ok<CountRegionsAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree tree, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (tree.Find(id) is not { } region || !by.Actor.Covers(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        var counts = await Read(region.Path, source, clock.GetUtcNow(), ct);
        RegionCounts Of(RegionNode node) =>
            counts.GetValueOrDefault(node.Path.Value)?.For(node) ?? new Standing(0, 0, 0, 0, 0, 0).For(node);

        var below = tree.Children(id).Where(child => child.Kind != RegionKind.Overlay).Select(Of).ToArray();
        var own = counts.GetValueOrDefault(region.Path.Value)?.For(region);
        return TypedResults.Ok(new CountRegionsAnswer(Sum(region, own is null ? below : [.. below, own]), below));
    }

    private static RegionCounts Sum(RegionNode region, IReadOnlyList<RegionCounts> parts) => new(
        region.Id, region.Name, region.EnglishName, region.Level,
        parts.Sum(part => part.Open), parts.Sum(part => part.Green), parts.Sum(part => part.Yellow), parts.Sum(part => part.Red),
        parts.Sum(part => part.ReportedToday), parts.Sum(part => part.ClosedToday));

    // By the step of the path below the region; what lies in the region itself keeps its own path.
    private static async Task<Dictionary<string, Standing>> Read(RegionPath path, NpgsqlDataSource source, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            select array_to_string((string_to_array(region_path, '/'))[1:$2], '/') || case when region_path = $1 then '' else '/' end as place,
                count(*) filter (where is_open),
                count(*) filter (where is_open and due_at < least(coalesce(light_frozen_at, $3), $3)),
                count(*) filter (where is_open and yellow_at <= least(coalesce(light_frozen_at, $3), $3) and due_at >= least(coalesce(light_frozen_at, $3), $3)),
                count(*) filter (where reported_at >= $4),
                count(*) filter (where closed_at >= $4)
            from (select region_path, is_open, due_at, yellow_at, light_frozen_at, reported_at, closed_at from cases.cases
                  where region_path like $5 and is_open
                  union all
                  select region_path, is_open, due_at, yellow_at, light_frozen_at, reported_at, closed_at from cases.cases
                  where region_path like $5 and not is_open and (reported_at >= $4 or closed_at >= $4)) as one
            group by 1
            """);
        command.Parameters.AddWithValue(path.Value);
        command.Parameters.AddWithValue(path.Value.Count(letter => letter == '/') + 1);
        command.Parameters.AddWithValue(now.ToUniversalTime());
        command.Parameters.AddWithValue(Today.Begins(now));
        command.Parameters.AddWithValue(path.Value + "%");
        var counts = new Dictionary<string, Standing>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var (open, red, yellow) = ((int)row.GetInt64(1), (int)row.GetInt64(2), (int)row.GetInt64(3));
            counts[row.GetString(0)] = new Standing(open, open - red - yellow, yellow, red, (int)row.GetInt64(4), (int)row.GetInt64(5));
        }

        return counts;
    }

    private sealed record Standing(int Open, int Green, int Yellow, int Red, int ReportedToday, int ClosedToday)
    {
        public RegionCounts For(RegionNode node) =>
            new(node.Id, node.Name, node.EnglishName, node.Level, Open, Green, Yellow, Red, ReportedToday, ClosedToday);
    }
}

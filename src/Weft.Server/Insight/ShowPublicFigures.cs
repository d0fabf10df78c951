using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Memory;
using Npgsql;
using Weft.Server.Database;

namespace Weft.Server.Insight;

/// <summary>One matter and how often it came up.</summary>
internal sealed record PublicItemFigure(string Item, int Reported);

/// <summary>
/// The city's figures of the last 30 days. InTime is handled in time of all that were handled, Satisfied is ratings of 3 and more of all
/// ratings, both from 0 to 1; none where nothing was counted yet. HalfHandledWithin is the median from report to handling, in hours.
/// </summary>
internal sealed record PublicFiguresAnswer(
    int Reported, int Handled, int Open, double? InTime, double? Satisfied, double? HalfHandledWithin, IReadOnlyList<PublicItemFigure> Items, DateTimeOffset At);

/// <summary>What everybody may know of how the city does.</summary>
internal static class ShowPublicFigures
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public static void Map(IEndpointRouteBuilder open) =>
        open.MapGet("/figures", Handle).WithName(nameof(ShowPublicFigures)).AllowAnonymous().RequireRateLimiting(InsightModule.PublicLimit);

    private static async Task<Ok<PublicFiguresAnswer>> Handle(NpgsqlDataSource source, IMemoryCache cache, TimeProvider clock) =>
        TypedResults.Ok(await cache.GetOrCreateAsync(nameof(ShowPublicFigures), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return Count(source, clock.GetUtcNow());
        }));

    // Asked once a minute for everybody: a caller that goes away does not take the answer from the others.
    private static async Task<PublicFiguresAnswer> Count(NpgsqlDataSource source, DateTimeOffset now)
    {
        await using var command = source.CreateCommand(
            """
            select count(*) filter (where reported_at >= $1),
                count(*) filter (where handled_at >= $1),
                count(*) filter (where is_open),
                (count(*) filter (where handled_at >= $1 and in_time))::float8 / nullif(count(*) filter (where handled_at >= $1 and in_time is not null), 0),
                (count(*) filter (where closed_at >= $1 and score >= 3))::float8 / nullif(count(*) filter (where closed_at >= $1 and score is not null), 0),
                percentile_cont(0.5) within group (order by extract(epoch from handled_at - reported_at) / 3600) filter (where handled_at >= $1)
            from cases.cases where is_open or reported_at >= $1 or closed_at >= $1
            """);
        command.Parameters.AddWithValue(now.AddDays(-30));
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        return new PublicFiguresAnswer(
            (int)row.GetInt64(0), (int)row.GetInt64(1), (int)row.GetInt64(2), row.ValueOrNull<double>(3), row.ValueOrNull<double>(4),
            row.ValueOrNull<double>(5), await Items(source, now), now);
    }

    private static async Task<List<PublicItemFigure>> Items(NpgsqlDataSource source, DateTimeOffset now)
    {
        await using var command = source.CreateCommand(
            """
            select item_name, count(*) from cases.cases
            where reported_at >= $1 and item_name is not null and kind in ('Event', 'Hazard')
            group by item_name order by 2 desc, 1 limit 10
            """);
        command.Parameters.AddWithValue(now.AddDays(-30));
        var items = new List<PublicItemFigure>();
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            items.Add(new PublicItemFigure(row.GetString(0), (int)row.GetInt64(1)));
        }

        return items;
    }
}

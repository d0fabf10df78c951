using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Regions.Reading;

/// <summary>What a region was from <paramref name="Since"/> to <paramref name="Until"/>; <paramref name="Redrawn"/> when its boundary changed at the end.</summary>
internal sealed record PastState(DateTimeOffset Since, DateTimeOffset Until, string Name, string? EnglishName, RegionPath Path, Guid? ParentId, bool Redrawn);

internal sealed record SuccessionAnswer(SuccessionKind Kind, Guid FromId, Guid ToId, RegionPath FromPath, RegionPath ToPath, string Reason, DateTimeOffset At, Guid ByAccount);

internal sealed record RegionHistoryAnswer(IReadOnlyList<PastState> States, IReadOnlyList<SuccessionAnswer> Successions);

/// <summary>Every former state of a region, and where it came from and went.</summary>
internal static class RegionHistory
{
    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("/{id:guid}/history", Handle).WithName(nameof(RegionHistory));

    private static async Task<Results<Ok<RegionHistoryAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree tree, WeftDb db, NpgsqlDataSource source, CancellationToken ct)
    {
        if (tree.Find(id) is not { } region || !by.Actor.MayRead(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        var successions = await db.Set<SuccessionRow>().Where(row => row.FromId == id || row.ToId == id).OrderBy(row => row.Id)
            .Select(row => new SuccessionAnswer(row.Kind, row.FromId, row.ToId, new RegionPath(row.FromPath), new RegionPath(row.ToPath), row.Reason, row.At, row.ByAccount))
            .ToListAsync(ct);
        return TypedResults.Ok(new RegionHistoryAnswer(await States(source, id, ct), successions));
    }

    private static async Task<List<PastState>> States(NpgsqlDataSource source, Guid id, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            select since, until, name, english_name, path, parent_id,
                boundary is distinct from coalesce(
                    (select next.boundary from regions.past next where next.region_id = $1 and next.since = past.until),
                    (select now.boundary from regions.regions now where now.id = $1 and now.since = past.until))
            from regions.past where region_id = $1 order by since
            """);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var states = new List<PastState>();
        while (await reader.ReadAsync(ct))
        {
            states.Add(new PastState(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2),
                reader.TextOrNull(3), new RegionPath(reader.GetString(4)), reader.ValueOrNull<Guid>(5), reader.GetBoolean(6)));
        }

        return states;
    }
}

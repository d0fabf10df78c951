using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Insight;

/// <summary>Somebody who is on post in a region now.</summary>
internal sealed record StaffOnPost(Guid PostId, Guid AccountId, string Name, string Post, bool Chief, Guid RegionId, string RegionName);

/// <summary>Who is on post in a region and below it, at most 500, the higher region first.</summary>
internal static class ShowStaff
{
    public static void Map(IEndpointRouteBuilder insight) =>
        insight.MapGet("/regions/{id:guid}/staff", Handle).WithName(nameof(ShowStaff)).For(InsightModule.Onlookers);

    private static async Task<Results<Ok<List<StaffOnPost>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree tree, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (tree.Find(id) is not { } region || !by.Actor.Covers(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        await using var command = source.CreateCommand(
            """
            select posts.id, posts.account_id, accounts.display_name, posts.post, posts.chief, posts.region_id, regions.name
            from regions.posts
            join regions.regions on regions.id = posts.region_id
            join access.accounts on accounts.id = posts.account_id and accounts.active
            where regions.path like $1 || '%' and posts.since <= $2 and (posts.until is null or posts.until > $2)
            order by regions.path, posts.chief desc, accounts.display_name limit 500
            """);
        command.Parameters.AddWithValue(region.Path.Value);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        var staff = new List<StaffOnPost>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            staff.Add(new StaffOnPost(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetGuid(5), row.GetString(6)));
        }

        return TypedResults.Ok(staff);
    }
}

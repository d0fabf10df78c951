using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Regions.Staffing;

/// <summary>Who is on post in a region now, or was at a moment. Not for residents: they see the grid's public contact elsewhere.</summary>
internal static class ListStaff
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapGet("/{id:guid}/staff", Handle).WithName(nameof(ListStaff)).For([.. Enum.GetValues<Role>().Except([Role.Resident])]);

    private static async Task<Results<Ok<IReadOnlyList<PostAnswer>>, ProblemHttpResult>> Handle(
        Guid id, DateTimeOffset? at, SignedIn by, RegionTree tree, WeftDb db, TimeProvider clock, CancellationToken ct)
    {
        if (tree.Find(id) is not { } region || !by.Actor.Covers(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        var moment = (at ?? clock.GetUtcNow()).ToUniversalTime();
        var posts = await db.Set<PostRow>().AsNoTracking()
            .Where(post => post.RegionId == id && post.Since <= moment && (post.Until == null || post.Until > moment))
            .OrderBy(post => post.Post).ThenByDescending(post => post.Chief).ThenBy(post => post.Since)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<PostAnswer>>([.. posts.Select(PostAnswer.Of)]);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Http;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Staffing;

/// <summary>Ends a post now. The time it was held stays on record; one that has not begun yet never begins.</summary>
internal static class EndPost
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/staff/{postId:guid}/end", Handle).WithName(nameof(EndPost)).For(Role.Administrator);

    private static async Task<Results<Ok<PostAnswer>, ProblemHttpResult>> Handle(Guid postId, SignedIn by, MapChanges map, CancellationToken ct)
    {
        await using var change = await map.Begin(ct);
        var row = await change.Db.Set<PostRow>().SingleOrDefaultAsync(post => post.Id == postId, ct);
        if (row is null || change.Picture.Find(row.RegionId) is not { } region || !by.Actor.MayRead(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!by.Actor.MayDraw(region.Path))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (row.Until <= change.Now)
        {
            return RegionProblems.StaffEnded.Answer();
        }

        row.Until = row.Since > change.Now ? row.Since : change.Now;
        change.Tell("region.post-ended", region.Id, region.Path, after: PostAnswer.Of(row));
        await change.Commit(ct);
        return TypedResults.Ok(PostAnswer.Of(row));
    }
}

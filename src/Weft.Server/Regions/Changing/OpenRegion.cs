using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Regions;
using Weft.Server.Http;

namespace Weft.Server.Regions.Changing;

/// <summary>What every change of an existing region asks first: is it there for this person, theirs to draw, open, and as they saw it.</summary>
internal static class OpenRegion
{
    public static async Task<(RegionRow? Row, ProblemHttpResult? Refusal)> Open(this MapChange change, Guid id, SignedIn by, HttpContext http, CancellationToken ct)
    {
        if (await change.Db.Set<RegionRow>().SingleOrDefaultAsync(row => row.Id == id, ct) is not { } row || !by.Actor.MayRead(new RegionPath(row.Path)))
        {
            return (null, RequestProblems.NotFound.Answer());
        }

        var refusal = !by.Actor.MayDraw(new RegionPath(row.Path)) ? RequestProblems.NotAllowed.Answer()
            : row.ValidTo is not null ? RegionProblems.Closed.Answer()
            : Etag.Mismatch(http, row.Version);
        return refusal is null ? (row, null) : (null, refusal);
    }
}

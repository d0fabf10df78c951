using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Changing;

/// <summary>Ends a region that has no successor, such as a dedicated grid whose market moved away. Its cases stay with it.</summary>
internal static class CloseRegion
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/{id:guid}/close", Handle).WithName(nameof(CloseRegion)).For(Role.Administrator);

    private static async Task<Results<Ok<RegionDetails>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, MapChanges map, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        await using var change = await map.Begin(ct);
        var (row, refusal) = await change.Open(id, by, http, ct);
        if (row is null)
        {
            return refusal!;
        }

        if (row.ParentId is null)
        {
            return RegionProblems.RootStays.Answer();
        }

        if (change.Picture.Children(id).Count > 0)
        {
            return RegionProblems.HasChildren.Answer();
        }

        change.Tell("region.closed", id, new RegionPath(row.Path), new { row.Name });
        await ClosingRegions.Close(change, [row], ct);
        await change.Commit(ct);
        Etag.Set(http, row.Version);
        return TypedResults.Ok(await regions.Details(row, ct));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Regions;
using Weft.Server.Http;

namespace Weft.Server.Regions.Reading;

internal static class GetRegion
{
    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("/{id:guid}", Handle).WithName(nameof(GetRegion));

    private static async Task<Results<Ok<RegionDetails>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        if (await regions.Find(id, ct) is not { } row || !by.Actor.MayRead(new RegionPath(row.Path)))
        {
            return RequestProblems.NotFound.Answer();
        }

        Etag.Set(http, row.Version);
        return TypedResults.Ok(await regions.Details(row, ct));
    }
}

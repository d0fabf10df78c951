using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Boundaries;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Changing;

/// <summary><paramref name="Geometry"/> null takes the boundary away.</summary>
internal sealed record ChangeBoundaryRequest(JsonElement? Geometry, CoordinateSystem System);

/// <summary>Draws a region anew. To shift a line between two neighbours, import both at once.</summary>
internal static class ChangeBoundary
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPut("/{id:guid}/boundary", Handle).WithName(nameof(ChangeBoundary)).For(Role.Administrator);

    private static async Task<Results<Ok<RegionDetails>, ProblemHttpResult>> Handle(
        Guid id, ChangeBoundaryRequest request, SignedIn by, MapChanges map, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        await using var change = await map.Begin(ct);
        var (row, refusal) = await change.Open(id, by, http, ct);
        if (row is null)
        {
            return refusal!;
        }

        row.Boundary = null;
        if (request.Geometry is { ValueKind: not JsonValueKind.Null } geometry)
        {
            var (boundary, faults) = await BoundaryCheck.Read(change, geometry, request.System, new(row.Id, row.Name, row.Kind, row.ParentId), ct);
            if (faults.Any(fault => fault.Blocks))
            {
                return RegionProblems.BoundaryFaulty.Answer(("faults", faults));
            }

            row.Boundary = Boundary.ToBytes(boundary!);
        }

        row.Since = change.Now;
        change.Tell("region.redrawn", id, new RegionPath(row.Path));
        await change.Commit(ct);
        Etag.Set(http, row.Version);
        return TypedResults.Ok(await regions.Details(row, ct));
    }
}

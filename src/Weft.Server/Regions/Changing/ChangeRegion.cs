using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Changing;

internal sealed record ChangeRegionRequest(string? Name, string? EnglishName, int? Households, int? Residents);

/// <summary>Renames a region or states its size. The former name stays in its history.</summary>
internal static class ChangeRegion
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPut("/{id:guid}", Handle).WithName(nameof(ChangeRegion)).For(Role.Administrator);

    private static async Task<Results<Ok<RegionDetails>, ProblemHttpResult>> Handle(
        Guid id, ChangeRegionRequest request, SignedIn by, MapChanges map, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        FieldFault[] faults = [.. RegionNames.Faults(request.Name, request.EnglishName, request.Households, request.Residents)];
        if (faults.Length > 0)
        {
            return Refuse.Fields(faults);
        }

        await using var change = await map.Begin(ct);
        var (row, refusal) = await change.Open(id, by, http, ct);
        if (row is null)
        {
            return refusal!;
        }

        if (row.ParentId is { } parent && RegionNames.IsTaken(change, parent, request.Name!, id))
        {
            return RegionProblems.NameTaken.Answer();
        }

        change.Tell("region.changed", id, new RegionPath(row.Path), new { row.Name, row.EnglishName, row.Households, row.Residents }, request);
        (row.Name, row.EnglishName, row.Households, row.Residents, row.Since) =
            (request.Name!, request.EnglishName, request.Households, request.Residents, change.Now);
        await change.Commit(ct);
        Etag.Set(http, row.Version);
        return TypedResults.Ok(await regions.Details(row, ct));
    }
}

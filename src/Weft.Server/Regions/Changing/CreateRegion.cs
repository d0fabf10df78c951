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

/// <summary><paramref name="Geometry"/> is a GeoJSON polygon in <paramref name="System"/>; <paramref name="ValidFrom"/> may lie in the past, for a map that is older than its entry here.</summary>
internal sealed record CreateRegionRequest(
    Guid ParentId, RegionLevel Level, RegionKind Kind, string? Overlay, string? Name, string? EnglishName, JsonElement? Geometry,
    CoordinateSystem System, int? Households, int? Residents, DateTimeOffset? ValidFrom);

/// <summary>Adds one region to the tree.</summary>
internal static class CreateRegion
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("", Handle).WithName(nameof(CreateRegion)).For(Role.Administrator);

    private static async Task<Results<Created<RegionDetails>, ProblemHttpResult>> Handle(
        CreateRegionRequest request, SignedIn by, MapChanges map, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        FieldFault[] faults = [.. RegionNames.Faults(request.Name, request.EnglishName, request.Households, request.Residents)];
        if (faults.Length > 0)
        {
            return Refuse.Fields(faults);
        }

        await using var change = await map.Begin(ct);
        if (change.Picture.Find(request.ParentId) is not { IsActive: true } parent || !by.Actor.MayRead(parent.Path))
        {
            return RegionProblems.UnknownParent.Answer();
        }

        if (Refusal(change, parent, request, by) is { } refusal)
        {
            return refusal.Answer();
        }

        var region = new NewRegion(Guid.CreateVersion7(change.Now), parent.Id, request.Level, request.Kind, request.Name!)
        {
            Overlay = request.Overlay,
            EnglishName = request.EnglishName,
            Households = request.Households,
            Residents = request.Residents,
            ValidFrom = request.ValidFrom,
        };
        if (request.Geometry is { ValueKind: not JsonValueKind.Null } geometry)
        {
            var (boundary, found) = await BoundaryCheck.Read(change, geometry, request.System, new(region.Id, region.Name, region.Kind, parent.Id), ct);
            if (found.Any(fault => fault.Blocks))
            {
                return RegionProblems.BoundaryFaulty.Answer(("faults", found));
            }

            region = region with { Boundary = boundary };
        }

        var node = (await NewRegions.Add(change, [region], ct))[0];
        change.Tell("region.created", node.Id, node.Path, after: new { node.ParentId, node.Level, node.Kind, node.Overlay, node.Name, node.EnglishName });
        await change.Commit(ct);

        var row = (await regions.Find(region.Id, ct))!;
        Etag.Set(http, row.Version);
        return TypedResults.Created($"/api/regions/{row.Id}", await regions.Details(row, ct));
    }

    private static ProblemCode? Refusal(MapChange change, RegionNode parent, CreateRegionRequest request, SignedIn by) =>
        !by.Actor.MayDraw(parent.Path) ? RequestProblems.NotAllowed
        : request.ValidFrom > change.Now ? RegionProblems.ValidFromInTheFuture
        : RegionNames.IsTaken(change, parent.Id, request.Name!) ? RegionProblems.NameTaken
        : RegionPlacement.Refusal(parent, request.Level, request.Kind, request.Overlay);
}

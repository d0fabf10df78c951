using System.Text.Json;
using NetTopologySuite.Geometries;
using Weft.Core.Regions;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Boundaries;

/// <summary>Whose boundary is being drawn.</summary>
internal sealed record BoundaryOwner(Guid Id, string Name, RegionKind Kind, Guid? ParentId);

internal static class BoundaryCheck
{
    /// <summary>Reads one drawn boundary and checks it against what lies around, beside and below it.</summary>
    public static async Task<(Geometry? Boundary, IReadOnlyList<BoundaryFault> Faults)> Read(
        MapChange change, JsonElement geometry, CoordinateSystem system, BoundaryOwner owner, CancellationToken ct)
    {
        var (boundary, fault) = GeoJsonBoundary.Read(geometry, system);
        if (boundary is null)
        {
            return (null, [fault! with { Region = owner.Name, Feature = 0 }]);
        }

        var drawn = new DrawnRegion(owner.Id, owner.Name, owner.Kind, boundary, 0);
        var faults = new List<BoundaryFault>();
        if (owner.ParentId is { } parent)
        {
            // A single boundary always leaves gaps while a map is being drawn: they are the import's to tell.
            var beside = (await DrawnMap.Children(change, parent, ct)).Where(sibling => sibling.Id != owner.Id).ToList();
            faults.AddRange(NeighbourCheck.Faults(await DrawnMap.Around(change, parent, ct), [drawn], beside, DrawingRules.Usual, lookForGaps: false));
        }

        var below = (await DrawnMap.Children(change, owner.Id, ct)).Select(child => child with { Feature = 0 }).ToList();
        faults.AddRange(NeighbourCheck.Faults(drawn, below, [], DrawingRules.Usual, lookForGaps: false)
            .Where(found => found.Kind == BoundaryFaultKind.OutsideParent)
            .Select(found => found with { Kind = BoundaryFaultKind.CutsOffChild, Region = owner.Name, Other = found.Region }));
        return (boundary, faults);
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using NetTopologySuite.Geometries;
using Weft.Server.Regions.Boundaries;

namespace Weft.Server.Regions.Changing;

/// <summary>The parts of a region that is to be split, checked, and under which of them each child will hang.</summary>
internal sealed record SplitPlan(IReadOnlyList<NewRegion> Parts, IReadOnlyDictionary<Guid, Guid> PartOfChild)
{
    public IEnumerable<Guid> ChildrenOf(Guid part) => PartOfChild.Where(pair => pair.Value == part).Select(pair => pair.Key);

    public static async Task<(SplitPlan? Plan, ProblemHttpResult? Refusal)> Make(
        MapChange change, RegionRow row, SplitRegionRequest request, CancellationToken ct)
    {
        var (boundaries, refusal) = Boundaries(row, request);
        if (boundaries is null)
        {
            return (null, refusal);
        }

        NewRegion[] parts =
        [
            .. request.Parts!.Select((part, i) => new NewRegion(Guid.CreateVersion7(change.Now), row.ParentId!.Value, row.Level, row.Kind, part.Name!)
            {
                Overlay = row.Overlay,
                EnglishName = part.EnglishName,
                Households = part.Households,
                Residents = part.Residents,
                Boundary = boundaries[i],
            }),
        ];

        var partOfChild = new Dictionary<Guid, Guid>();
        var drawn = (await DrawnMap.Children(change, row.Id, ct)).ToDictionary(child => child.Id);
        foreach (var child in change.Picture.Children(row.Id))
        {
            if (PartAround(parts, drawn.GetValueOrDefault(child.Id)) is not { } part)
            {
                return (null, RegionProblems.SplitCutsChild.Answer(("child", child.Name), ("childId", child.Id)));
            }

            partOfChild.Add(child.Id, part.Id);
        }

        return (new SplitPlan(parts, partOfChild), null);
    }

    private static (Geometry?[]? Boundaries, ProblemHttpResult? Refusal) Boundaries(RegionRow row, SplitRegionRequest request)
    {
        var parts = request.Parts!;
        if (row.Boundary is null)
        {
            // A city without a map splits by name alone.
            return parts.All(part => part.Geometry is null) ? (new Geometry?[parts.Count], null) : (null, RegionProblems.BoundaryMissing.Answer());
        }

        var faults = new List<BoundaryFault>();
        var drawn = new List<DrawnRegion>();
        for (var i = 0; i < parts.Count; i++)
        {
            var (boundary, fault) = GeoJsonBoundary.Read(parts[i].Geometry, request.System);
            if (boundary is not null)
            {
                drawn.Add(new DrawnRegion(Guid.Empty, parts[i].Name!, row.Kind, boundary, i));
            }
            else
            {
                faults.Add(fault! with { Feature = i, Region = parts[i].Name });
            }
        }

        if (faults.Count == 0)
        {
            var whole = new DrawnRegion(row.Id, row.Name, row.Kind, Boundary.FromBytes(row.Boundary));

            // Parts of an overlay are checked like any others: to cross other nets freely is not to overlap oneself.
            DrawnRegion[] side = [.. drawn.Select(part => part with { Kind = Core.Regions.RegionKind.General })];
            faults.AddRange(NeighbourCheck.Faults(whole, side, [], DrawingRules.Usual with { GapsBlock = true }));
        }

        return faults.Count > 0 ? (null, RegionProblems.BoundaryFaulty.Answer(("faults", faults))) : ([.. drawn.Select(part => part.Boundary)], null);
    }

    private static NewRegion? PartAround(NewRegion[] parts, DrawnRegion? child)
    {
        if (child is null)
        {
            return null;
        }

        var plane = new MetricPlane(child.Boundary.EnvelopeInternal.Centre);
        var metres = plane.ToMetres(child.Boundary);
        return parts.FirstOrDefault(part =>
            part.Boundary is not null && MetricPlane.Outside(metres, plane.ToMetres(part.Boundary), DrawingRules.Usual.Tolerance).Count == 0);
    }
}

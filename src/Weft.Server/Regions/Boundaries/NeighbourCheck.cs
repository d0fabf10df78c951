using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using Weft.Core.Regions;

namespace Weft.Server.Regions.Boundaries;

/// <summary>A region as drawn. <paramref name="Feature"/> is its position in the file; null for one that stands on the map already.</summary>
internal sealed record DrawnRegion(Guid Id, string Name, RegionKind Kind, Geometry Boundary, int? Feature = null);

/// <summary>How narrow a gap or an overlap, in metres, still counts as drawing; and whether a gap forbids the change.</summary>
internal sealed record DrawingRules(double Tolerance, bool GapsBlock)
{
    public static readonly DrawingRules Usual = new(1, false);
}

/// <summary>
/// Whether the children of one parent fit: inside it, and side by side. General regions cover the parent; dedicated ones lie
/// inside and must not overlap one another; overlays cross everything freely and are not asked.
/// </summary>
internal sealed class NeighbourCheck
{
    private const int MostGaps = 50;
    private readonly MetricPlane _plane;
    private readonly DrawingRules _rules;
    private readonly (DrawnRegion Region, Geometry Metres)[] _all;
    private readonly DrawnRegion? _parent;
    private readonly Geometry? _parentMetres;

    private NeighbourCheck(DrawnRegion? parent, IReadOnlyList<DrawnRegion> children, DrawingRules rules)
    {
        _plane = new MetricPlane((parent ?? children[0]).Boundary.EnvelopeInternal.Centre);
        (_rules, _parent, _parentMetres) = (rules, parent, parent is null ? null : _plane.ToMetres(parent.Boundary));
        _all = [.. children.Where(child => child.Kind != RegionKind.Overlay).Select(child => (child, _plane.ToMetres(child.Boundary)))];
    }

    /// <summary>Every fault of the <paramref name="drawn"/> children against the parent, one another and those that are <paramref name="standing"/> beside them.</summary>
    public static IReadOnlyList<BoundaryFault> Faults(
        DrawnRegion? parent, IReadOnlyList<DrawnRegion> drawn, IReadOnlyList<DrawnRegion> standing, DrawingRules rules, bool lookForGaps = true)
    {
        if (drawn.Count == 0)
        {
            return [];
        }

        var check = new NeighbourCheck(parent, [.. drawn, .. standing], rules);
        return [.. check.Outside(), .. check.Overlaps(), .. lookForGaps ? check.Gaps() : []];
    }

    private IEnumerable<BoundaryFault> Outside()
    {
        if (_parentMetres is null)
        {
            yield break;
        }

        foreach (var (region, metres) in _all.Where(child => child.Region.Feature is not null))
        {
            if (LooksSwapped(region.Boundary.EnvelopeInternal))
            {
                yield return Fault(BoundaryFaultKind.Swapped, region, _parent!.Name) with { At = [region.Boundary.Coordinate.X, region.Boundary.Coordinate.Y] };
            }
            else if (MetricPlane.Outside(metres, _parentMetres, _rules.Tolerance) is { Count: > 0 } outside)
            {
                yield return Fault(BoundaryFaultKind.OutsideParent, region, _parent!.Name, outside);
            }
        }
    }

    private bool LooksSwapped(Envelope drawn) =>
        !drawn.Intersects(_parent!.Boundary.EnvelopeInternal)
        && new Envelope(drawn.MinY, drawn.MaxY, drawn.MinX, drawn.MaxX).Intersects(_parent.Boundary.EnvelopeInternal);

    private IEnumerable<BoundaryFault> Overlaps()
    {
        var near = new STRtree<int>();
        for (var i = 0; i < _all.Length; i++)
        {
            near.Insert(_all[i].Metres.EnvelopeInternal, i);
        }

        for (var i = 0; i < _all.Length; i++)
        {
            var (one, metres) = _all[i];
            foreach (var j in near.Query(metres.EnvelopeInternal).Where(j => j > i).Order())
            {
                var (other, otherMetres) = _all[j];
                if (one.Kind != other.Kind || (one.Feature is null && other.Feature is null))
                {
                    continue;
                }

                if (one.Boundary.EqualsTopologically(other.Boundary))
                {
                    yield return Fault(BoundaryFaultKind.Duplicate, other.Feature is null ? one : other, (other.Feature is null ? other : one).Name);
                }
                else if (MetricPlane.Common(metres, otherMetres, _rules.Tolerance) is { Count: > 0 } common)
                {
                    yield return one.Feature is null
                        ? Fault(BoundaryFaultKind.OverlapsSibling, other, one.Name, common)
                        : Fault(BoundaryFaultKind.OverlapsSibling, one, other.Name, common);
                }
            }
        }
    }

    private IEnumerable<BoundaryFault> Gaps()
    {
        Geometry[] general = [.. _all.Where(child => child.Region.Kind == RegionKind.General).Select(child => child.Metres)];
        if (_parentMetres is null || general.Length == 0)
        {
            return [];
        }

        return MetricPlane.Outside(_parentMetres, MetricPlane.Together(general), _rules.Tolerance)
            .OrderByDescending(gap => gap.Area)
            .Take(MostGaps)
            .Select(gap => new BoundaryFault(BoundaryFaultKind.Gap)
            {
                Blocks = _rules.GapsBlock,
                Region = _parent!.Name,
                At = At(gap),
                SquareMetres = Math.Round(gap.Area, 1),
            });
    }

    private BoundaryFault Fault(BoundaryFaultKind kind, DrawnRegion region, string other, IReadOnlyList<Polygon>? where = null) => new(kind)
    {
        Feature = region.Feature,
        Region = region.Name,
        Other = other,
        At = where is null ? null : At(where.MaxBy(part => part.Area)!),
        SquareMetres = where is null ? null : Math.Round(where.Sum(part => part.Area), 1),
    };

    private double[] At(Polygon part) => _plane.ToDegrees(part.InteriorPoint.Coordinate) is var at ? [at.X, at.Y] : [];
}

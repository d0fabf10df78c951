using Weft.Core.Regions;

namespace Weft.Server.Regions;

/// <summary>What lies at a point: who is responsible, and every net that reaches there.</summary>
internal sealed record RegionsAtPoint(RegionNode? General, RegionNode? Dedicated, IReadOnlyList<RegionNode> Overlays)
{
    /// <summary>The dedicated grid wins over the general one.</summary>
    public RegionNode? Responsible => Dedicated ?? General;
}

/// <summary>
/// From a point to its region. One layer of polygons for each depth of the tree: a layer covers the land without overlap,
/// and the finest one that knows the point answers.
/// </summary>
internal sealed class GridMap
{
    public static readonly GridMap Empty = Of([]);

    private readonly Layer[] _dedicated;
    private readonly Layer[] _general;
    private readonly Layer _overlays;

    private GridMap(Layer[] dedicated, Layer[] general, Layer overlays) => (_dedicated, _general, _overlays) = (dedicated, general, overlays);

    public static GridMap Of(IEnumerable<RegionState> regions)
    {
        var drawn = regions.Where(state => state is { Node.IsActive: true, Rings: not null }).ToLookup(state => state.Node.Kind);
        return new GridMap(ByDepth(drawn[RegionKind.Dedicated]), ByDepth(drawn[RegionKind.General]), Layer.Of([.. drawn[RegionKind.Overlay]]));

        static Layer[] ByDepth(IEnumerable<RegionState> states) =>
            [.. states.GroupBy(state => (state.Node.Level, state.Node.Path.Depth)).OrderByDescending(layer => layer.Key).Select(layer => Layer.Of([.. layer]))];
    }

    /// <summary>The region responsible for a WGS 84 point in degrees: the dedicated grid there, else the finest general region; null outside the map.</summary>
    public RegionNode? Locate(double longitude, double latitude) =>
        MapPoint.From(longitude, latitude) is { } point ? In(_dedicated, point) ?? InGeneral(point) : null;

    public RegionsAtPoint LocateAll(double longitude, double latitude) =>
        MapPoint.From(longitude, latitude) is { } point
            ? new(InGeneral(point), In(_dedicated, point), _overlays.LocateAll(point))
            : new(null, null, []);

    // Where a corner of one grid lies on the side of another, rounding leaves cracks of a centimetre. A point in such a crack
    // belongs to the grid beside it, not to the community around both.
    private RegionNode? InGeneral(MapPoint point)
    {
        const int Crack = 2;
        var found = In(_general, point);
        if (_general.Length == 0 || found?.Level >= _general[0].Nodes[0].Level)
        {
            return found;
        }

        return Finer(found, new(point.X + Crack, point.Y)) ?? Finer(found, new(point.X - Crack, point.Y))
            ?? Finer(found, new(point.X, point.Y + Crack)) ?? Finer(found, new(point.X, point.Y - Crack)) ?? found;

        RegionNode? Finer(RegionNode? than, MapPoint beside) =>
            In(_general, beside) is { } node && (than is null || node.Level > than.Level) ? node : null;
    }

    private static RegionNode? In(Layer[] layers, MapPoint point)
    {
        foreach (var layer in layers)
        {
            if (layer.Locate(point) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private sealed record Layer(RegionNode[] Nodes, PolygonIndex Polygons)
    {
        public static Layer Of(RegionState[] states)
        {
            RegionState[] ordered = [.. states.OrderBy(state => state.Node.Number)];
            return new([.. ordered.Select(state => state.Node)], PolygonIndex.Of([.. ordered.Select(state => state.Rings!)]));
        }

        public RegionNode? Locate(MapPoint point) => Polygons.Locate(point) is >= 0 and var at ? Nodes[at] : null;

        public RegionNode[] LocateAll(MapPoint point) => [.. Polygons.LocateAll(point).Select(at => Nodes[at])];
    }
}

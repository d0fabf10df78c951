using System.Runtime.CompilerServices;

namespace Weft.Core.Regions;

/// <summary>
/// Many polygons, and the question which of them contains a point, answered without allocating: a quadtree finds the few
/// candidates, horizontal slabs of their edges decide. All arithmetic is on whole numbers, so the answer is exact.
/// A point on an edge belongs to the polygon on its east, or on its north when the edge runs due east;
/// where polygons overlap, the first given wins.
/// </summary>
public sealed class PolygonIndex
{
    private readonly MapBox _area;
    private readonly int[] _nodes;
    private readonly int[] _candidates;
    private readonly int _topBit;
    private readonly Outline[] _outlines;
    private readonly MapEdge[] _edges;
    private readonly int[] _slabs;

    internal PolygonIndex(MapBox area, int topBit, int[] nodes, int[] candidates, Outline[] outlines, MapEdge[] edges, int[] slabs) =>
        (_area, _topBit, _nodes, _candidates, _outlines, _edges, _slabs) = (area, topBit, nodes, candidates, outlines, edges, slabs);

    /// <summary>Builds the index; the position of a polygon in the list is its number in the answers.</summary>
    public static PolygonIndex Of(IReadOnlyList<MapPoint[][]> polygons) => new PolygonIndexBuilder(polygons).Build();

    /// <summary>The number of the polygon that contains the point, -1 when none does.</summary>
    public int Locate(MapPoint point)
    {
        foreach (var candidate in Candidates(point))
        {
            if (Contains(candidate, point))
            {
                return candidate;
            }
        }

        return -1;
    }

    /// <summary>The numbers of all polygons that contain the point, in the order they were given.</summary>
    public IReadOnlyList<int> LocateAll(MapPoint point)
    {
        var found = new List<int>();
        foreach (var candidate in Candidates(point))
        {
            if (Contains(candidate, point))
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    /// <summary>Whether the polygon with this number contains the point.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(int polygon, MapPoint point)
    {
        ref readonly var outline = ref _outlines[polygon];
        if (!outline.Box.Contains(point))
        {
            return false;
        }

        var slab = outline.FirstSlab + outline.SlabOf(point.Y);
        var inside = false;
        foreach (ref readonly var edge in _edges.AsSpan(_slabs[slab], _slabs[slab + 1] - _slabs[slab]))
        {
            inside ^= edge.IsCrossedEastOf(point);
        }

        return inside;
    }

    private ReadOnlySpan<int> Candidates(MapPoint point)
    {
        if (!_area.Contains(point))
        {
            return [];
        }

        var node = _nodes[0];
        var (x, y) = ((uint)(point.X - _area.West), (uint)(point.Y - _area.South));
        for (var bit = _topBit; node > 0; bit--)
        {
            node = _nodes[node + (int)(((x >> bit) & 1) | (((y >> bit) & 1) << 1))];
        }

        return _candidates.AsSpan(~node + 1, _candidates[~node]);
    }
}

namespace Weft.Core.Regions;

/// <summary>Lays polygons out in flat arrays, once; the index never changes afterwards.</summary>
internal sealed class PolygonIndexBuilder(IReadOnlyList<MapPoint[][]> polygons)
{
    private const int EdgesPerSlab = 8;
    private const int CandidatesPerLeaf = 4;

    private readonly Outline[] _outlines = new Outline[polygons.Count];
    private readonly List<MapEdge> _edges = [];
    private readonly List<int> _slabs = [];
    private readonly List<int> _nodes = [0];
    private readonly List<int> _candidates = [0]; // a leaf at 0 has no candidates: the common empty leaf

    public PolygonIndex Build()
    {
        var area = MapBox.Nothing;
        for (var i = 0; i < polygons.Count; i++)
        {
            _outlines[i] = LayOut(polygons[i]);
            area = area.With(_outlines[i].Box);
        }

        _slabs.Add(_edges.Count);

        // A square of a power of two, so that each bit of a coordinate chooses a quarter.
        var bits = 1;
        while (bits < 32 && 1L << bits <= Math.Max(area.Width, area.Height))
        {
            bits++;
        }

        int[] all = [.. Enumerable.Range(0, polygons.Count).Where(i => _outlines[i].Box.Width >= 0)];
        _nodes[0] = Divide(all, area.West, area.South, bits);
        return new PolygonIndex(area, bits - 1, [.. _nodes], [.. _candidates], _outlines, [.. _edges], [.. _slabs]);
    }

    private Outline LayOut(MapPoint[][] rings)
    {
        var box = MapBox.Nothing;
        var edges = new List<MapEdge>();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Length; i++)
            {
                box = box.With(ring[i]);
                var (from, to) = (ring[i], ring[(i + 1) % ring.Length]);
                if (from.Y != to.Y)
                {
                    edges.Add(from.Y < to.Y ? new(from.X, from.Y, to.X, to.Y) : new(to.X, to.Y, from.X, from.Y));
                }
            }
        }

        var outline = new Outline(box, _slabs.Count, Math.Max(1, edges.Count / EdgesPerSlab));
        Fill(outline, edges);
        return outline;
    }

    private void Fill(Outline outline, List<MapEdge> edges)
    {
        if (outline.Slabs == 1)
        {
            _slabs.Add(_edges.Count);
            _edges.AddRange(edges);
            return;
        }

        var slabs = new List<MapEdge>[outline.Slabs];
        foreach (var edge in edges)
        {
            for (var slab = outline.SlabOf(edge.SouthY); slab <= outline.SlabOf(edge.NorthY); slab++)
            {
                (slabs[slab] ??= []).Add(edge);
            }
        }

        foreach (var slab in slabs)
        {
            _slabs.Add(_edges.Count);
            _edges.AddRange(slab ?? []);
        }
    }

    /// <summary>The node for these candidates in the square at (west, south): positive is the first of four children, negative a leaf.</summary>
    private int Divide(int[] candidates, long west, long south, int bits)
    {
        if (candidates.Length <= CandidatesPerLeaf || bits == 0 || IsFineEnough(candidates, 1L << bits))
        {
            return Leaf(candidates);
        }

        var first = _nodes.Count;
        _nodes.AddRange([0, 0, 0, 0]);
        var half = 1L << (bits - 1);
        for (var quarter = 0; quarter < 4; quarter++)
        {
            var (w, s) = (west + ((quarter & 1) * half), south + ((quarter >> 1) * half));
            var (e, n) = (w + half - 1, s + half - 1);
            int[] inside = [.. candidates.Where(i => _outlines[i].Box is var box && box.West <= e && w <= box.East && box.South <= n && s <= box.North)];
            _nodes[first + quarter] = Divide(inside, w, s, bits - 1);
        }

        return first;
    }

    // Around a point where many boxes meet, dividing further never helps.
    private bool IsFineEnough(int[] candidates, long side) =>
        candidates.All(i => _outlines[i].Box is var box && side * 4 < Math.Min(box.Width, box.Height));

    private int Leaf(int[] candidates)
    {
        if (candidates.Length == 0)
        {
            return ~0;
        }

        var at = _candidates.Count;
        _candidates.Add(candidates.Length);
        _candidates.AddRange(candidates);
        return ~at;
    }
}

namespace Weft.Server.Demo.Plan;

/// <summary>
/// The ground as a sheet of small cells whose corners are shared: whatever is made of whole cells fits its neighbours without
/// gap or overlap, however the sheet is bent afterwards.
/// </summary>
internal sealed record Lattice(int Width, int Height)
{
    public int Cell(int x, int y) => (y * Width) + x;
    public (int X, int Y) Of(int cell) => (cell % Width, cell / Width);
    public int Node(int x, int y) => (y * (Width + 1)) + x;
    public (int X, int Y) OfNode(int node) => (node % (Width + 1), node / (Width + 1));

    public IEnumerable<int> CellsOf(Parcel land) =>
        from y in Enumerable.Range(land.North, land.Height)
        from x in Enumerable.Range(land.West, land.Width)
        select Cell(x, y);

    public IEnumerable<int> Neighbours(int cell)
    {
        var (x, y) = Of(cell);
        if (x > 0) { yield return cell - 1; }
        if (x < Width - 1) { yield return cell + 1; }
        if (y > 0) { yield return cell - Width; }
        if (y < Height - 1) { yield return cell + Width; }
    }

    /// <summary>
    /// The corners around a set of cells, counter-clockwise as the map shows them; null when the cells are not one piece
    /// without holes, or touch themselves in a corner: no boundary of a region may do that.
    /// </summary>
    public List<int>? Outline(IReadOnlyList<int> cells, Func<int, bool> within)
    {
        var next = new Dictionary<int, int>();
        foreach (var cell in cells)
        {
            var (x, y) = Of(cell);
            if (!((x > 0 && within(cell - 1)) || next.TryAdd(Node(x, y), Node(x, y + 1))) ||
                !((y < Height - 1 && within(cell + Width)) || next.TryAdd(Node(x, y + 1), Node(x + 1, y + 1))) ||
                !((x < Width - 1 && within(cell + 1)) || next.TryAdd(Node(x + 1, y + 1), Node(x + 1, y))) ||
                !((y > 0 && within(cell - Width)) || next.TryAdd(Node(x + 1, y), Node(x, y))))
            {
                return null;
            }
        }

        var start = next.Keys.First();
        var ring = new List<int>(next.Count + 1) { start };
        for (var node = next[start]; node != start; node = next[node])
        {
            ring.Add(node);
        }

        return ring.Count == next.Count ? ring : null;
    }

    public bool IsWhole(IReadOnlyList<int> cells)
    {
        var set = cells.ToHashSet();
        return set.Count > 0 && Outline(cells, set.Contains) is not null;
    }
}

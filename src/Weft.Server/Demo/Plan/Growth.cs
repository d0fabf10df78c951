namespace Weft.Server.Demo.Plan;

/// <summary>Makes areas of a wanted number out of smaller ones that touch, never one with a hole or a pinch.</summary>
internal sealed class Growth(Lattice lattice, Dice dice)
{
    /// <summary>Joins the smallest with a neighbour until <paramref name="wanted"/> are left, or none may be joined.</summary>
    public List<List<int>> Merge(IReadOnlyList<List<int>> pieces, int wanted)
    {
        var areas = pieces.ToDictionary(piece => piece[0], piece => piece.ToList());
        var owner = areas.SelectMany(area => area.Value.Select(cell => (cell, area.Key))).ToDictionary(pair => pair.cell, pair => pair.Key);
        var stuck = new HashSet<int>();

        while (areas.Count > wanted && areas.Keys.Any(key => !stuck.Contains(key)))
        {
            var smallest = areas.Where(area => !stuck.Contains(area.Key)).MinBy(area => area.Value.Count);
            var partner = Touching(smallest.Value, owner)
                .OrderBy(key => areas[key].Count + dice.Below(6))
                .FirstOrDefault(key => lattice.IsWhole([.. smallest.Value, .. areas[key]]), -1);
            if (partner < 0)
            {
                stuck.Add(smallest.Key);
                continue;
            }

            areas[partner].AddRange(smallest.Value);
            smallest.Value.ForEach(cell => owner[cell] = partner);
            areas.Remove(smallest.Key);
            stuck.Clear();
        }

        return [.. areas.Values];
    }

    private IEnumerable<int> Touching(List<int> area, Dictionary<int, int> owner) =>
        area.SelectMany(lattice.Neighbours)
            .Where(owner.ContainsKey)
            .Select(cell => owner[cell])
            .Where(key => key != owner[area[0]])
            .Distinct();

    /// <summary>
    /// Lets blocks at the edge of a community change over to the next one, so that communities follow lanes instead of squares.
    /// A community keeps at least <paramref name="least"/> blocks and stays one piece.
    /// </summary>
    public void Trade(IReadOnlyList<List<List<int>>> communities, int least)
    {
        var owner = new Dictionary<int, int>();
        for (var at = 0; at < communities.Count; at++)
        {
            foreach (var cell in communities[at].SelectMany(block => block))
            {
                owner[cell] = at;
            }
        }

        for (var from = 0; from < communities.Count; from++)
        {
            foreach (var block in dice.Shuffled(communities[from]).Take(communities[from].Count / 4))
            {
                var to = block.SelectMany(lattice.Neighbours).Where(owner.ContainsKey).Select(cell => owner[cell])
                    .FirstOrDefault(other => other != from, -1);
                if (to >= 0 && communities[from].Count > least && StaysWhole(communities[from], without: block) && StaysWhole(communities[to], with: block))
                {
                    communities[from].Remove(block);
                    communities[to].Add(block);
                    block.ForEach(cell => owner[cell] = to);
                }
            }
        }
    }

    private bool StaysWhole(List<List<int>> blocks, List<int>? with = null, List<int>? without = null) =>
        lattice.IsWhole([.. blocks.Where(block => block != without).SelectMany(block => block), .. with ?? []]);
}

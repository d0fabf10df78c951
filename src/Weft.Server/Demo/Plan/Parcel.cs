namespace Weft.Server.Demo.Plan;

/// <summary>Land between four roads, in cells of the lattice: from west to east and from north to south, ends excluded.</summary>
internal sealed record Parcel(int West, int North, int East, int South, Sides Roads)
{
    public int Width => East - West;
    public int Height => South - North;
    public int Area => Width * Height;

    /// <summary>
    /// Cuts the land into as many parts as there are weights, each about as large as its weight, by roads across the longer side.
    /// Land too small for all of them is cut into fewer.
    /// </summary>
    public IEnumerable<Parcel> Divide(IReadOnlyList<double> weights, Func<Name> road, Dice dice)
    {
        if (weights.Count == 1 || Math.Max(Width, Height) < 2)
        {
            return [this];
        }

        var half = weights.Count / 2;
        var (first, second) = (weights.Take(half).ToArray(), weights.Skip(half).ToArray());
        var share = first.Sum() / weights.Sum() + dice.Between(-0.02, 0.02);
        var (one, other) = Cut(share, upright: Width >= Height, road());
        return one.Divide(first, road, dice).Concat(other.Divide(second, road, dice));
    }

    public (Parcel One, Parcel Other) Cut(double share, bool upright, Name road)
    {
        var length = upright ? Width : Height;
        var at = Math.Clamp((int)Math.Round(length * share), 1, length - 1);
        return upright
            ? (this with { East = West + at, Roads = Roads with { East = road } }, this with { West = West + at, Roads = Roads with { West = road } })
            : (this with { South = North + at, Roads = Roads with { South = road } }, this with { North = North + at, Roads = Roads with { North = road } });
    }
}

/// <summary>The roads along the four sides of a parcel.</summary>
internal sealed record Sides(Name North, Name East, Name South, Name West)
{
    public IEnumerable<Name> All => [North, East, South, West];
}

namespace Weft.Server.Demo.Plan;

/// <summary>
/// Chance that repeats itself: the same seed gives the same throws on every machine and every .NET (SplitMix64).
/// <see cref="Fork"/> gives a subject its own dice, so that a change in the streets does not reshuffle the people.
/// </summary>
internal sealed class Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _seed;
    private ulong _state;

    public Dice(ulong seed) => (_seed, _state) = (seed, seed);

    public Dice Fork(string subject)
    {
        var hash = 0xCBF29CE484222325UL ^ _seed;
        foreach (var letter in subject)
        {
            hash = (hash ^ letter) * 0x100000001B3UL;
        }

        return new Dice(Mix(hash));
    }

    /// <summary>From 0 to below 1.</summary>
    public double Unit() => AsUnit(Mix(_state += Golden));

    public double Between(double low, double high) => low + ((high - low) * Unit());

    public int Below(int count) => (int)(Unit() * count);

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>An index, each as likely as its weight.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var left = Unit() * weights.Sum();
        for (var at = 0; at < weights.Count - 1; at++)
        {
            if ((left -= weights[at]) < 0)
            {
                return at;
            }
        }

        return weights.Count - 1;
    }

    /// <summary>Waiting times: mostly short, sometimes long.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Unit());

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }

        return list;
    }

    /// <summary>Whole numbers of at least <paramref name="least"/> that add up to <paramref name="total"/> and differ a little.</summary>
    public int[] Shares(int total, int parts, int least = 1)
    {
        var weights = Enumerable.Range(0, parts).Select(_ => Between(0.75, 1.25)).ToArray();
        var free = total - (least * parts);
        var shares = weights.Select(weight => least + (int)(free * weight / weights.Sum())).ToArray();
        for (var rest = total - shares.Sum(); rest > 0; rest--)
        {
            shares[rest % parts]++;
        }

        return shares;
    }

    /// <summary>A fixed value from -1 to 1 for a place: the same wherever it is asked for.</summary>
    public double At(int x, int y, int layer)
    {
        var place = ((ulong)(uint)x << 32) | (uint)y;
        return (2 * AsUnit(Mix(Mix(_seed + (ulong)layer) ^ place))) - 1;
    }

    private static double AsUnit(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

/// <summary>Weights to draw from again and again: one binary search a draw, however many there are.</summary>
internal sealed class Lots
{
    private readonly double[] _upTo;

    public Lots(IEnumerable<double> weights)
    {
        var sum = 0.0;
        _upTo = [.. weights.Select(weight => sum += weight)];
    }

    /// <summary>An index, each as likely as its weight.</summary>
    public int Draw(Dice dice)
    {
        var at = Array.BinarySearch(_upTo, dice.Unit() * _upTo[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, _upTo.Length - 1);
    }
}

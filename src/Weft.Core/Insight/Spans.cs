namespace Weft.Core.Insight;

/// <summary>
/// Durations counted in steps, each a tenth longer than the one before, the first a minute: from counts alone a percentile is known to
/// within a tenth of itself, and counts can be added up over places and months, which percentiles cannot.
/// </summary>
public static class Spans
{
    private const double FirstSeconds = 60, Growth = 1.1;

    /// <summary>The upper end of a step, in seconds; it belongs to the step.</summary>
    public static double UpTo(int step) => FirstSeconds * Math.Pow(Growth, step);

    /// <summary>The step of a duration in seconds. A duration below a minute counts as a minute.</summary>
    public static int Of(double seconds) => Math.Max(0, (int)Math.Ceiling(Math.Log(Math.Max(seconds, FirstSeconds) / FirstSeconds) / Math.Log(Growth)));

    /// <summary>The duration in seconds that <paramref name="share"/> (0 to 1) of the counted do not exceed; null when nothing was counted.</summary>
    public static double? Percentile(IEnumerable<(int Step, long Count)> counted, double share)
    {
        var steps = counted.Where(one => one.Count > 0).OrderBy(one => one.Step).ToArray();
        var rank = share * steps.Sum(one => one.Count);
        double below = 0;
        foreach (var (step, count) in steps)
        {
            if (below + count >= rank)
            {
                var from = step == 0 ? 0 : UpTo(step - 1);
                return from + ((UpTo(step) - from) * (rank - below) / count);
            }

            below += count;
        }

        return null;
    }
}

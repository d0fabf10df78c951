using CsCheck;
using Weft.Core.Insight;

namespace Weft.Core.Tests.Insight;

public class SpansTests
{
    [Fact]
    public void Nothing_counted_has_no_percentile() => Spans.Percentile([], 0.9).ShouldBeNull();

    [Fact]
    public void A_duration_lies_in_its_step() => Gen.Double[60, 1e8].Sample(seconds =>
        seconds <= Spans.UpTo(Spans.Of(seconds)) * 1.000001 && seconds >= Spans.UpTo(Spans.Of(seconds) - 1) * 0.999999);

    [Fact]
    public void A_percentile_is_within_a_tenth_of_the_exact_one() => Gen.Double[60, 1e7].Array[1, 300].Sample(durations =>
    {
        var counted = durations.GroupBy(Spans.Of).Select(step => (step.Key, (long)step.Count()));
        var exact = durations.Order().ElementAt((int)Math.Ceiling(0.9 * durations.Length) - 1);

        return Spans.Percentile(counted, 0.9)!.Value / exact is > 0.9 and < 1.1001;
    });
}

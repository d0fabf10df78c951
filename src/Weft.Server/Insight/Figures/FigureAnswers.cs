using Weft.Core.Insight;

namespace Weft.Server.Insight.Figures;

/// <summary>A share with what it was made of. <c>Value</c> is none where the denominator is zero: that is no data, never 0 or 1.</summary>
internal sealed record Share(long Of, long Among, double? Value)
{
    public static Share Made(long of, long among) => new(of, among, among == 0 ? null : (double)of / among);
}

/// <summary>The indicators of one group of cases (domain rules, section 5). Durations in hours, from report to handling.</summary>
/// <param name="Key">The region, class, item, kind, unit or month (yyyy-MM) that the line is of; empty for the whole and for cases that have none.</param>
/// <param name="Overdue">Red now and not handled; none where cases are taken by their closing.</param>
/// <param name="Closing">结案率: closed among what should be closed, which is handled and overdue.</param>
/// <param name="ClosingInTime">按期结案率.</param>
/// <param name="HandlingInTime">按期处置率: handled in time among what should be handled and says whether it was in time.</param>
/// <param name="Rework">返工率: sent to rework at least once among what should be closed.</param>
/// <param name="Valid">有效上报率: neither rejected, withdrawn nor merged among reported.</param>
/// <param name="Satisfaction">Rated 3 or more by the resident among rated.</param>
/// <param name="NinetyPercentWithin">Nine of ten were handled within; known to within a tenth of itself.</param>
internal sealed record FigureLine(
    string Key, string? Name, string? EnglishName, long Reported, long Accepted, long Handled, long Closed, long Overdue, long Returned,
    Share Closing, Share ClosingInTime, Share HandlingInTime, Share Rework, Share Valid, Share Satisfaction,
    double? MeanScore, double? MeanHours, double? NinetyPercentWithin)
{
    private const double SecondsAnHour = 3600;

    public static FigureLine Of(string key, string? name, string? english, Counted counted, long overdue)
    {
        var should = counted.Handled + overdue;
        return new FigureLine(
            key, name, english, counted.Reported, counted.Accepted, counted.Handled, counted.Closed, overdue, counted.Returned,
            Share.Made(counted.Closed, should), Share.Made(counted.ClosedInTime, should), Share.Made(counted.InTime, counted.Timed + overdue),
            Share.Made(counted.Reworked, should), Share.Made(counted.Valid, counted.Reported), Share.Made(counted.Satisfied, counted.Rated),
            counted.Rated == 0 ? null : (double)counted.Score / counted.Rated,
            counted.Handled == 0 ? null : counted.Seconds / SecondsAnHour / counted.Handled,
            Spans.Percentile(counted.Steps.Select(step => (step.Key, step.Value)), 0.9) / SecondsAnHour);
    }
}

/// <summary>Sums over the cases of a group, and how many were handled within which step of time.</summary>
internal sealed record Counted(
    long Reported, long Valid, long Accepted, long Handled, long Timed, long InTime, long Closed, long ClosedInTime, long Reworked, long Returned,
    long Rated, long Satisfied, long Score, long Seconds)
{
    public static readonly Counted Nothing = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public Dictionary<int, long> Steps { get; } = [];
}

/// <param name="Whole">All cases of the region and the filter; lines may leave out what has no place below.</param>
internal sealed record FiguresAnswer(Guid RegionId, string From, string To, FigureBasis Basis, FigureLine Whole, IReadOnlyList<FigureLine> Lines, DateTimeOffset At);

/// <summary>By which month a case is taken.</summary>
internal enum FigureBasis
{
    Reported,
    Closed,
}

/// <summary>Into which groups cases are taken apart.</summary>
internal enum FigureGroup
{
    Region,
    Class,
    Item,
    Kind,
    Unit,
    Month,
}

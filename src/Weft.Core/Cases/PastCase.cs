using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Core.Cases;

/// <summary>One row of another system's records: what it says of a case, and nothing more.</summary>
/// <param name="Receiver">The station that answers to the reporter from now on.</param>
/// <param name="Unit">Who had it last; none leaves it with the station.</param>
/// <param name="Stage">Where the record says it stands; what its times tell on their own need not be said.</param>
/// <param name="RecordedInTime">The verdict of the record; none where it gives none.</param>
/// <param name="Round">Counts from 1.</param>
public sealed record PastCase(
    string Number, CaseSource Source, CaseKind Kind, CaseChannel Channel, Guid ProcedureId, Guid RegionId, RegionPath Region,
    CaseTerms? Terms, Unit Receiver, Unit? Unit, CaseReporter By, string Words, PastTimes Times,
    CaseStage Stage, bool? RecordedInTime, int Round, string ClosingWords, int? Score)
{
    public bool? ComputedInTime => Times.ComputedInTime;
}

/// <summary>The moments a record gives. None is ever made up for one that is missing.</summary>
public sealed record PastTimes(
    DateTimeOffset Reported, DateTimeOffset? Accepted, DateTimeOffset? Dispatched, DateTimeOffset? ReportedIn,
    DateTimeOffset? Handled, DateTimeOffset? Closed, DateTimeOffset? Due)
{
    /// <summary>When the work was done: the closing stands for it where handling was not recorded.</summary>
    public DateTimeOffset? Done => Handled ?? Closed;

    /// <summary>When the limit of the holder began.</summary>
    public DateTimeOffset Begun => Dispatched ?? Reported;

    /// <summary>Whether it was done by its due time, as our clocks count: none without both moments.</summary>
    public bool? ComputedInTime => this is { Due: { } due, Done: { } done } ? !Clock.OfHistory(Begun, due, done).IsLate(done) : null;

    public DateTimeOffset Last => Closed ?? Handled ?? ReportedIn ?? Dispatched ?? Accepted ?? Reported;

    /// <summary>The first step that is dated before the one it follows, by its stage; none when all are in order. Due times may lie anywhere.</summary>
    public CaseStage? OutOfOrder()
    {
        var before = Reported;
        foreach (var (stage, at) in new[]
        {
            (CaseStage.Accepted, Accepted), (CaseStage.Dispatched, Dispatched), (CaseStage.Responded, ReportedIn),
            (CaseStage.Handled, Handled), (CaseStage.Closed, Closed),
        })
        {
            if (at is { } moment)
            {
                if (moment < before)
                {
                    return stage;
                }

                before = moment;
            }
        }

        return null;
    }
}

using System.Text.Json.Serialization;
using Weft.Core.Clocks;
using Weft.Core.Procedures;
using Weft.Core.Regions;

namespace Weft.Core.Cases;

/// <summary>
/// What happened, as the timeline keeps it for ever: facts with their computed clocks, so that a replay needs no calendar.
/// The names of the cases are stored; renaming one would orphan the history.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Reported), nameof(Reported))]
[JsonDerivedType(typeof(VerificationAsked), nameof(VerificationAsked))]
[JsonDerivedType(typeof(Verified), nameof(Verified))]
[JsonDerivedType(typeof(Classified), nameof(Classified))]
[JsonDerivedType(typeof(Accepted), nameof(Accepted))]
[JsonDerivedType(typeof(Rejected), nameof(Rejected))]
[JsonDerivedType(typeof(PassedUp), nameof(PassedUp))]
[JsonDerivedType(typeof(PassedDown), nameof(PassedDown))]
[JsonDerivedType(typeof(Assigned), nameof(Assigned))]
[JsonDerivedType(typeof(Dispatched), nameof(Dispatched))]
[JsonDerivedType(typeof(Whistled), nameof(Whistled))]
[JsonDerivedType(typeof(ReportedIn), nameof(ReportedIn))]
[JsonDerivedType(typeof(Returned), nameof(Returned))]
[JsonDerivedType(typeof(Conferred), nameof(Conferred))]
[JsonDerivedType(typeof(MeetingOpened), nameof(MeetingOpened))]
[JsonDerivedType(typeof(Resolved), nameof(Resolved))]
[JsonDerivedType(typeof(ExtensionWasAsked), nameof(ExtensionWasAsked))]
[JsonDerivedType(typeof(ExtensionApproved), nameof(ExtensionApproved))]
[JsonDerivedType(typeof(Extended), nameof(Extended))]
[JsonDerivedType(typeof(ExtensionRefused), nameof(ExtensionRefused))]
[JsonDerivedType(typeof(Suspended), nameof(Suspended))]
[JsonDerivedType(typeof(Woke), nameof(Woke))]
[JsonDerivedType(typeof(Urged), nameof(Urged))]
[JsonDerivedType(typeof(Ordered), nameof(Ordered))]
[JsonDerivedType(typeof(OrderAnswered), nameof(OrderAnswered))]
[JsonDerivedType(typeof(Assisted), nameof(Assisted))]
[JsonDerivedType(typeof(Handled), nameof(Handled))]
[JsonDerivedType(typeof(Inspected), nameof(Inspected))]
[JsonDerivedType(typeof(SentToRework), nameof(SentToRework))]
[JsonDerivedType(typeof(Closed), nameof(Closed))]
[JsonDerivedType(typeof(CalledBack), nameof(CalledBack))]
[JsonDerivedType(typeof(Rated), nameof(Rated))]
[JsonDerivedType(typeof(Reopened), nameof(Reopened))]
[JsonDerivedType(typeof(Appealed), nameof(Appealed))]
[JsonDerivedType(typeof(AppealDecided), nameof(AppealDecided))]
[JsonDerivedType(typeof(MergedInto), nameof(MergedInto))]
[JsonDerivedType(typeof(ReportersJoined), nameof(ReportersJoined))]
[JsonDerivedType(typeof(JoinedIn), nameof(JoinedIn))]
[JsonDerivedType(typeof(Withdrawn), nameof(Withdrawn))]
[JsonDerivedType(typeof(Remarked), nameof(Remarked))]
[JsonDerivedType(typeof(Escalated), nameof(Escalated))]
[JsonDerivedType(typeof(Imported), nameof(Imported))]
public abstract record CaseEvent
{
    public sealed record Reported(
        string Number, CaseKind Kind, CaseChannel Channel, Guid ProcedureId, Guid RegionId, RegionPath Region,
        CaseTerms? Terms, Holding Holder, CaseReporter By, string Words) : CaseEvent;

    public sealed record VerificationAsked(Guid? PersonId, Clock Clock) : CaseEvent;

    public sealed record Verified(bool Confirmed, string Words, bool Late) : CaseEvent;

    public sealed record Classified(CaseTerms Terms) : CaseEvent;

    public sealed record Accepted(CaseTerms Terms, Holding Holder, Clock? StageClock) : CaseEvent;

    public sealed record Rejected(string Reason) : CaseEvent;

    public sealed record PassedUp(UnitRef From, Holding To, string Reason, string Tried) : CaseEvent;

    public sealed record PassedDown(UnitRef From, Holding To, string Reason) : CaseEvent;

    public sealed record Assigned(Guid PersonId, string PersonName) : CaseEvent;

    public sealed record Dispatched(UnitRef Sender, Holding Lead, IReadOnlyList<Helping> Assisting, string? Words) : CaseEvent;

    public sealed record Whistled(UnitRef Caller, string Place, Holding Lead, IReadOnlyList<Helping> Called, string? Words) : CaseEvent;

    /// <summary>A unit came; <paramref name="Clock"/> is its stopped sign-for clock, which says whether in time.</summary>
    public sealed record ReportedIn(UnitRef Unit, bool Lead, Clock Clock) : CaseEvent;

    public sealed record Returned(UnitRef From, Holding To, string Reason, string Proposal, PausedHandling? Paused, Clock? StageClock) : CaseEvent;

    public sealed record Conferred(IReadOnlyList<string> Participants, string Minutes) : CaseEvent;

    public sealed record MeetingOpened(Holding? To, PausedHandling? Paused, string Reason) : CaseEvent;

    public sealed record Resolved(UnitRef Sender, Holding Responsible, IReadOnlyList<string> Participants, string Minutes) : CaseEvent;

    public sealed record ExtensionWasAsked(Limit By, string Reason) : CaseEvent;

    /// <summary>The first of the two approvals.</summary>
    public sealed record ExtensionApproved(Approval First, string? Words) : CaseEvent;

    /// <summary>The second approval: the limit has moved.</summary>
    public sealed record Extended(Clock Handling, string? Words) : CaseEvent;

    public sealed record ExtensionRefused(string Reason) : CaseEvent;

    /// <summary>Set aside; every running clock of the case as it paused.</summary>
    public sealed record Suspended(DateTimeOffset Until, string Reason, CaseClocks Paused) : CaseEvent;

    public sealed record Woke(CaseClocks Running, string? Reason) : CaseEvent;

    public sealed record Urged(UnitRef Unit, string? Words) : CaseEvent;

    public sealed record Ordered(SupervisionOrder Order, string Words) : CaseEvent;

    public sealed record OrderAnswered(Guid OrderId, Clock Clock, string Words) : CaseEvent;

    public sealed record Assisted(UnitRef Unit, string Words) : CaseEvent;

    /// <summary>Done, as the handling unit says. <paramref name="InTime"/> is none only where an imported record does not tell.</summary>
    public sealed record Handled(Holding Holder, CaseTerms Terms, string Words, bool OnSpot, bool? InTime, Clock? StageClock) : CaseEvent;

    public sealed record Inspected(string? Words, bool Late) : CaseEvent;

    public sealed record SentToRework(Holding Holder, string Words) : CaseEvent;

    public sealed record Closed(string Words, Clock? StageClock) : CaseEvent;

    public sealed record CalledBack(bool Reached, bool? Solved, string? Words, Clock? StageClock) : CaseEvent;

    public sealed record Rated(Rater By, int Score, string? Words) : CaseEvent;

    /// <summary>The next round begins at the station that received the case first.</summary>
    public sealed record Reopened(Holding Holder, Clock? StageClock, string Reason) : CaseEvent;

    public sealed record Appealed(UnitRef Unit, string Reason) : CaseEvent;

    public sealed record AppealDecided(bool Upheld, string Reason) : CaseEvent;

    public sealed record MergedInto(Guid SurvivorId, string SurvivorNumber, string Reason) : CaseEvent;

    public sealed record ReportersJoined(Guid FromId, string FromNumber, IReadOnlyList<CaseReporter> Reporters) : CaseEvent;

    public sealed record JoinedIn(CaseReporter Reporter, string? Words) : CaseEvent;

    public sealed record Withdrawn(string Reason) : CaseEvent;

    public sealed record Remarked(string Words) : CaseEvent;

    /// <summary>The sign-for limit of <paramref name="Late"/> passed; <paramref name="Told"/> is the level above, none at the top.</summary>
    public sealed record Escalated(UnitRef Late, UnitRef? Told) : CaseEvent;

    /// <summary>
    /// What another system's record says of the case beside the moments that are events of their own: who had it, against which due
    /// time, where it stands. <paramref name="InTime"/> is the verdict that counts here, <paramref name="RecordedInTime"/> the one
    /// the record itself holds; either is none where nothing tells it.
    /// </summary>
    public sealed record Imported(
        CaseSource Source, CaseStage Stage, Holding Holder, UnitRef? Sender, int Round, bool? InTime, bool? RecordedInTime) : CaseEvent;
}

/// <summary>The clocks of a case that stop and go together when it is set aside.</summary>
public sealed record CaseClocks(Clock? SignFor, Clock? Handling, Clock? Stage, IReadOnlyList<Clock> Helpers);

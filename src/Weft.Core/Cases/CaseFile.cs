using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Core.Cases;

/// <summary>A case as the rules see it: what the timeline made of it so far. Stored whole, and equal to the replayed timeline at any time.</summary>
public sealed record CaseFile
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required CaseKind Kind { get; init; }
    public required CaseStage Stage { get; init; }
    public required CaseChannel Channel { get; init; }
    /// <summary>The version of the procedure it began with.</summary>
    public required Guid ProcedureId { get; init; }
    public required Guid RegionId { get; init; }
    public required RegionPath Region { get; init; }
    /// <summary>None while free text waits to be classified.</summary>
    public CaseTerms? Terms { get; init; }
    /// <summary>Counts from 1; an unsatisfied rating or a reopening begins the next.</summary>
    public int Round { get; init; } = 1;

    /// <summary>The one unit that has it now, or had it last.</summary>
    public required Holding Holder { get; init; }
    /// <summary>The station that received it first and stays answerable to the reporter (首接负责).</summary>
    public required UnitRef Home { get; init; }
    /// <summary>Who sent it to its holder: where a return goes.</summary>
    public UnitRef? Sender { get; init; }
    public IReadOnlyList<Helping> Helpers { get; init; } = [];
    /// <summary>Where the called units are to meet, while a whistle stands.</summary>
    public string? WhistlePlace { get; init; }
    /// <summary>Runs for the stage: until dispatched, inspected or called back.</summary>
    public Clock? StageClock { get; init; }

    public Verification? Verification { get; init; }
    /// <summary>Came back from the unit it was sent to: to be corrected or returned, never advanced.</summary>
    public bool Returned { get; init; }
    public int Returns { get; init; }
    /// <summary>A joint meeting is called and has not resolved yet.</summary>
    public bool MeetingOpen { get; init; }
    /// <summary>The handling clock of the unit that returned it, paused: the same unit goes on with it.</summary>
    public PausedHandling? PausedHandling { get; init; }
    public ExtensionAsked? Extension { get; init; }
    public int ExtensionsGranted { get; init; }
    public Suspension? Suspension { get; init; }
    public IReadOnlyList<SupervisionOrder> Orders { get; init; } = [];
    /// <summary>The verdict of the inspection in this round, none before it.</summary>
    public bool? InspectionPassed { get; init; }
    public int Reworks { get; init; }
    public IReadOnlyList<Rating> Ratings { get; init; } = [];
    public UnitAppeal? Appeal { get; init; }
    /// <summary>An upheld appeal: the overdue fact stays, and does not count against the unit.</summary>
    public bool Exempt { get; init; }
    public IReadOnlyList<CaseReporter> Reporters { get; init; } = [];
    public Guid? MergedInto { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public DateTimeOffset? DispatchedAt { get; init; }
    public DateTimeOffset? HandledAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    /// <summary>Whether the handling of the round that is now handled or closed kept its limit; none before.</summary>
    public bool? HandledInTime { get; init; }
    /// <summary>Some round was handled late. Kept for ever, also when an appeal exempts it.</summary>
    public bool WasLate { get; init; }

    /// <summary>The clock that its holder runs against now; none when nobody owes anything.</summary>
    public Clock? CurrentClock() => Stage switch
    {
        CaseStage.Reported => Holder.SignFor,
        CaseStage.Accepted => Running(Holder.SignFor) ?? Running(StageClock) ?? Holder.Handling,
        CaseStage.Dispatched => Running(Holder.SignFor) ?? Holder.Handling,
        CaseStage.Responded => Holder.Handling,
        CaseStage.Handled => StageClock ?? Holder.Handling,
        CaseStage.Suspended => Holder.Handling,
        CaseStage.Closed or CaseStage.Rated => Running(StageClock) ?? Holder.Handling,
        CaseStage.Rejected or CaseStage.Withdrawn or CaseStage.Merged => null,
    };

    public bool Involves(Guid unitId) =>
        Holder.Unit.Id == unitId || Home.Id == unitId || Sender?.Id == unitId
        || Helpers.Any(helper => helper.Unit.Id == unitId) || Orders.Any(order => order.Unit.Id == unitId);

    private static Clock? Running(Clock? clock) => clock is { IsStopped: false } ? clock : null;
}

/// <summary>What a case keeps of the catalogue item it began with, so that a later version changes nothing for it.</summary>
public sealed record CaseTerms(
    Guid ItemId,
    string ItemCode,
    string ItemName,
    string ClassCode,
    int Condition,
    Limit? SignFor,
    Limit Handle,
    string Completion,
    bool PhotoOnReport,
    bool PhotoOnHandling,
    bool AnonymousAllowed);

public sealed record UnitRef(Guid Id, string Name, UnitKind Kind, RegionLevel Level)
{
    public static UnitRef Of(Unit unit) => new(unit.Id, unit.Name, unit.Kind, unit.Level);
}

/// <summary>One unit has a case, and within it optionally one person, against two clocks: sign for and handle.</summary>
/// <param name="Level">The level it stands at: the grid while the worker has it, though the unit is the community's station.</param>
/// <param name="Bound">Named by a joint meeting: it may not return the case.</param>
/// <param name="Escalated">The level above was told that the sign-for limit passed.</param>
/// <param name="Resumable">The handling clock as it goes on when inspection sends the work back.</param>
public sealed record Holding(
    UnitRef Unit, RegionLevel Level, Guid? PersonId, DateTimeOffset Since, Clock? SignFor, Clock? Handling,
    bool Bound = false, bool Escalated = false, Clock? Resumable = null);

/// <summary>A unit that assists (协办) or was called by a whistle. Its sign-for clock stops when it reports in.</summary>
public sealed record Helping(UnitRef Unit, bool Called, Clock SignFor, DateTimeOffset? DoneAt)
{
    public bool HasReportedIn => SignFor.IsStopped;
}

public sealed record Verification(Guid? AskedOf, Clock Clock, bool? Confirmed);

public sealed record PausedHandling(Guid UnitId, Clock Clock);

/// <summary>An extension waiting for its two approvals.</summary>
public sealed record ExtensionAsked(Limit By, DateTimeOffset AskedAt, Approval? First);

public sealed record Approval(Guid AccountId, Access.Role Role, UnitRef? Unit);

/// <summary>Once a case. <paramref name="WokeAt"/> is none while it lasts.</summary>
public sealed record Suspension(DateTimeOffset Until, CaseStage Before, DateTimeOffset? WokeAt);

public sealed record SupervisionOrder(Guid Id, UnitRef Unit, Clock Clock);

public sealed record Rating(Procedures.Rater By, int Score, int Round);

/// <summary>Where an imported case comes from: the source as its mapping names it, the number there, the row of the file, the moment of the import.</summary>
public sealed record CaseSource(string Name, string Number, long Row, DateTimeOffset ImportedAt);

public sealed record UnitAppeal(UnitRef Unit, bool? Upheld);

/// <summary>Somebody who waits for the answer. Contact data is kept sealed elsewhere under the same id.</summary>
public sealed record CaseReporter(Guid Id, Guid? AccountId, bool Anonymous);

/// <summary>Through which door a case came in.</summary>
public enum CaseChannel
{
    Worker,
    Resident,
    Hotline,
    Police,
    Sensor,
    Department,
    Open311,
    Import,
}

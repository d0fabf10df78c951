using System.Diagnostics;
using Weft.Core.Clocks;

namespace Weft.Core.Cases;

/// <summary>
/// Decides what a command does to a case. Pure: same input, same answer; no clock, no database.
/// The rules of each group of steps stand in the files beside this one.
/// </summary>
public static partial class CaseRules
{
    public const int LongestWords = 4000;

    public static CaseDecision Decide(CaseFile file, CaseCommand command, CaseActor actor, CaseSetting setting, DateTimeOffset now)
    {
        if (Gate(file, command.Step, setting) is { } shut)
        {
            return new CaseDecision.No(shut);
        }

        var (party, bar) = Party(file, command.Step, actor, setting);
        if (party is not { } by)
        {
            return new CaseDecision.No(bar);
        }

        return Decide(new Moment(file, by, setting, now, command.Photos.Count), command) switch
        {
            { Events: { } events } => new CaseDecision.Yes(by, events),
            var verdict => new CaseDecision.No(verdict.Why),
        };
    }

    /// <summary>The steps the actor may take now, in the order of the loop: what a page offers and a refusal tells.</summary>
    public static IReadOnlyList<CaseStep> AllowedNow(CaseFile file, CaseActor actor, CaseSetting setting) =>
        [.. Enum.GetValues<CaseStep>().Where(step =>
            Gate(file, step, setting) is null && Party(file, step, actor, setting).By is not null)];

    // The first standing in which nothing bars the step; else the first reason why not.
    private static (CaseParty? By, CaseRefusal Bar) Party(CaseFile file, CaseStep step, CaseActor actor, CaseSetting setting)
    {
        CaseRefusal? first = null;
        foreach (var by in CaseParties.Of(file, step, actor, setting.Procedure))
        {
            if (Bar(file, step, by, setting) is not { } bar)
            {
                return (by, default);
            }

            first ??= bar;
        }

        return (null, first ?? CaseRefusal.NotYours);
    }

    /// <summary>What keeps a step from one who stands so to the case, whatever they bring.</summary>
    private static CaseRefusal? Bar(CaseFile file, CaseStep step, CaseParty by, CaseSetting setting) => step switch
    {
        CaseStep.Dispatch when (by.Unit ?? file.Holder.Unit).Level > setting.Procedure.DispatchesFrom => CaseRefusal.LevelMayNotDispatch,
        CaseStep.ReportIn when WaitingToReportIn(file, by) is null => CaseRefusal.NobodyToReportIn,
        // A department that would rather wait asks the one who sent it.
        CaseStep.Suspend when by.Standing == Standing.Holder && file.Sender is not null => CaseRefusal.NotYours,
        CaseStep.ApproveExtension or CaseStep.RefuseExtension when by.Unit?.Id == file.Holder.Unit.Id => CaseRefusal.NotYourOwnExtension,
        CaseStep.Assist when Helper(file, by) is { HasReportedIn: false } => CaseRefusal.ReportInFirst,
        CaseStep.Assist when Helper(file, by) is { DoneAt: not null } => CaseRefusal.AlreadyDone,
        CaseStep.Rate => RatingBar(file, RaterOf(by), setting),
        CaseStep.Verify when by.AccountId is { } account && file.Reporters.Any(reporter => reporter.AccountId == account) => CaseRefusal.OwnReport,
        CaseStep.MeToo when by.AccountId is { } account && file.Reporters.Any(reporter => reporter.AccountId == account) => CaseRefusal.AlreadyAReporter,
        CaseStep.Remark when by.Unit is null => CaseRefusal.NotYours,
        _ => null,
    };

    /// <summary>What keeps a step shut whoever asks and whatever they bring.</summary>
    private static CaseRefusal? Gate(CaseFile file, CaseStep step, CaseSetting setting)
    {
        if (!setting.Procedure.Allows(file.Stage, step))
        {
            return CaseRefusal.StepNotAllowedNow;
        }

        if (file.MeetingOpen && IsForward(step))
        {
            return CaseRefusal.MeetingMustResolve;
        }

        if (file.Returned && step is (CaseStep.Handle or CaseStep.HandleOnSpot or CaseStep.AskExtension))
        {
            return CaseRefusal.ReturnedMustBeCorrected;
        }

        return step switch
        {
            CaseStep.Return when file.Sender is null => CaseRefusal.StepNotAllowedNow,
            CaseStep.Resolve when !file.MeetingOpen => CaseRefusal.NoMeetingOpen,
            CaseStep.OpenMeeting when file.MeetingOpen => CaseRefusal.MeetingAlreadyOpen,
            CaseStep.Return or CaseStep.Dispatch when file.Holder.Bound => CaseRefusal.BoundByMeeting,
            CaseStep.ApproveExtension or CaseStep.RefuseExtension when file.Extension is null => CaseRefusal.NoExtensionAsked,
            CaseStep.AskExtension when file.Extension is not null => CaseRefusal.ExtensionAlreadyAsked,
            CaseStep.AskExtension when file.ExtensionsGranted >= MostExtensions => CaseRefusal.ExtensionsUsedUp,
            CaseStep.Suspend when file.Suspension is not null => CaseRefusal.SuspendedBefore,
            CaseStep.AnswerOrder when file.Orders.All(order => order.Clock.IsStopped) => CaseRefusal.OrderUnknown,
            CaseStep.Verify when file.Verification?.Confirmed is not null => CaseRefusal.AlreadyVerified,
            CaseStep.Close when file.Orders.Any(order => !order.Clock.IsStopped) => CaseRefusal.OrderUnanswered,
            CaseStep.Close when setting.Procedure.InspectsBeforeClosing && file.InspectionPassed != true => CaseRefusal.NotInspected,
            CaseStep.Inspect when file.InspectionPassed is not null => CaseRefusal.AlreadyDone,
            CaseStep.Appeal when file.Appeal is not null => CaseRefusal.AppealedAlready,
            CaseStep.DecideAppeal when file.Appeal is not { Upheld: null } => CaseRefusal.NoAppealToDecide,
            CaseStep.Withdraw when file.Reporters.Count > 1 => CaseRefusal.OthersHaveJoined,
            _ => null,
        };
    }

    // While a joint meeting is called, nobody settles by a side door whose job it is.
    private static bool IsForward(CaseStep step) => step is
        CaseStep.Dispatch or CaseStep.Whistle or CaseStep.PassUp or CaseStep.PassDown or CaseStep.Handle or CaseStep.HandleOnSpot
        or CaseStep.AskExtension or CaseStep.Suspend;

    /// <summary>Everything a rule looks at.</summary>
    private sealed record Moment(CaseFile File, CaseParty By, CaseSetting Setting, DateTimeOffset Now, int Photos)
    {
        public WorkCalendar Calendar => Setting.Calendar;

        public Clock Start(Limit limit) => Clock.Start(Calendar, limit, Now);

        /// <summary>The clock of the stage being entered, none when the procedure sets no limit there.</summary>
        public Clock? ClockOf(CaseStage stage) => Setting.Procedure.At(stage)?.Limit is { } limit ? Start(limit) : null;
    }

    private static Verdict Decide(Moment at, CaseCommand command) => command switch
    {
        CaseCommand.AskToVerify ask => AskToVerify(at, ask),
        CaseCommand.Verify verify => Verify(at, verify),
        CaseCommand.Classify classify => new CaseEvent.Classified(classify.Terms),
        CaseCommand.Accept accept => Accept(at, accept),
        CaseCommand.Reject reject => WithReason(reject.Reason, new CaseEvent.Rejected(reject.Reason)),
        CaseCommand.HandleOnSpot solve => HandleOnSpot(at, solve),
        CaseCommand.PassUp up => PassUp(at, up),
        CaseCommand.PassDown down => PassDown(at, down),
        CaseCommand.Assign assign => assign.UnitIds.Contains(at.File.Holder.Unit.Id)
            ? new CaseEvent.Assigned(assign.PersonId, assign.PersonName)
            : CaseRefusal.PersonNotInUnit,
        CaseCommand.Dispatch dispatch => Dispatch(at, dispatch),
        CaseCommand.Whistle whistle => Whistle(at, whistle),
        CaseCommand.ReportIn => ReportIn(at),
        CaseCommand.Return back => Return(at, back),
        CaseCommand.Confer confer => Confer(confer),
        CaseCommand.OpenMeeting open => OpenMeeting(at, open),
        CaseCommand.Resolve resolve => Resolve(at, resolve),
        CaseCommand.AskExtension ask => AskExtension(at, ask),
        CaseCommand.ApproveExtension approve => ApproveExtension(at, approve),
        CaseCommand.RefuseExtension refuse => WithReason(refuse.Reason, new CaseEvent.ExtensionRefused(refuse.Reason)),
        CaseCommand.Suspend suspend => Suspend(at, suspend),
        CaseCommand.Wake wake => Wake(at, wake),
        CaseCommand.Urge urge => new CaseEvent.Urged(at.File.Holder.Unit, urge.Words),
        CaseCommand.Supervise order => Supervise(at, order),
        CaseCommand.AnswerOrder answer => AnswerOrder(at, answer),
        CaseCommand.Assist assist => Assist(at, assist),
        CaseCommand.Handle handle => Handle(at, handle),
        CaseCommand.Inspect inspect => Inspect(at, inspect),
        CaseCommand.Close close => Close(at, close),
        CaseCommand.CallBack call => CallBack(at, call),
        CaseCommand.Rate rate => Rate(at, rate),
        CaseCommand.Reopen reopen => Reopen(at, reopen),
        CaseCommand.Appeal appeal => Appeal(at, appeal),
        CaseCommand.DecideAppeal decide => WithReason(decide.Reason, new CaseEvent.AppealDecided(decide.Upheld, decide.Reason)),
        CaseCommand.Merge merge => Merge(at, merge),
        CaseCommand.MeToo join => MeToo(at, join),
        CaseCommand.Withdraw withdraw => WithReason(withdraw.Reason, new CaseEvent.Withdrawn(withdraw.Reason)),
        CaseCommand.Remark remark => WithWords(remark.Words, new CaseEvent.Remarked(remark.Words)),
        CaseCommand.Escalate escalate => Escalate(at, escalate),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}"),
    };

    private static Verdict WithReason(string reason, CaseEvent happened) => ReasonFault(reason) is { } fault ? fault : happened;

    private static Verdict WithWords(string words, CaseEvent happened) => WordsFault(words) is { } fault ? fault : happened;

    private static CaseRefusal? ReasonFault(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? CaseRefusal.ReasonNeeded : reason.Length > LongestWords ? CaseRefusal.WordsTooLong : null;

    private static CaseRefusal? WordsFault(string? words) =>
        string.IsNullOrWhiteSpace(words) ? CaseRefusal.WordsNeeded : words.Length > LongestWords ? CaseRefusal.WordsTooLong : null;

    /// <summary>Words that must say what was done, as the reporter will read them.</summary>
    private static CaseRefusal? ResultFault(string? words) =>
        WordsFault(words) ?? (PlainWords.AreVague(words!) ? CaseRefusal.WordsTooVague : null);
}

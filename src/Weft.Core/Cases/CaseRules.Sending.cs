using Weft.Core.Clocks;
using Weft.Core.Units;

namespace Weft.Core.Cases;

// Up, down, to a department, by whistle, back, and to the table.
public static partial class CaseRules
{
    private const int MostUnits = 20;
    private const int ReturnsBeforeMeeting = 2;

    private static readonly Limit DefaultSignFor = new(4, LimitUnit.WorkingHour);

    private static Verdict PassUp(Moment at, CaseCommand.PassUp up)
    {
        if (up.To is not { } to)
        {
            return CaseRefusal.NoLevelAbove;
        }

        if (to.Level >= at.File.Holder.Level)
        {
            return CaseRefusal.NotALevelAbove;
        }

        if (WordsFault(up.Tried) is { } fault)
        {
            return fault;
        }

        return WithReason(up.Reason, new CaseEvent.PassedUp(at.File.Holder.Unit, ToStation(at, to), up.Reason, up.Tried));
    }

    private static Verdict PassDown(Moment at, CaseCommand.PassDown down)
    {
        var from = at.By.Unit ?? at.File.Holder.Unit;
        if (down.To.Kind != UnitKind.Station || down.To.Level <= from.Level || down.To.Id == at.File.Holder.Unit.Id)
        {
            return CaseRefusal.NotALevelBelow;
        }

        return WithReason(down.Reason, new CaseEvent.PassedDown(from, ToStation(at, down.To), down.Reason));
    }

    private static Verdict Dispatch(Moment at, CaseCommand.Dispatch dispatch)
    {
        var sender = at.By.Unit ?? at.File.Holder.Unit;
        if (UnitsFault(at, [dispatch.Lead, .. dispatch.Assisting]) is { } fault)
        {
            return fault;
        }

        return new CaseEvent.Dispatched(sender, ToLead(at, dispatch.Lead), Help(at, dispatch.Assisting, called: false), dispatch.Words);
    }

    private static Verdict Whistle(Moment at, CaseCommand.Whistle whistle)
    {
        if (at.File.Terms is null)
        {
            return CaseRefusal.ItemNeeded;
        }

        if (whistle.Units.Count == 0)
        {
            return CaseRefusal.NobodyToReportIn;
        }

        if ((WordsFault(whistle.Place) ?? UnitsFault(at, whistle.Units)) is { } fault)
        {
            return fault;
        }

        var caller = at.By.Unit ?? at.File.Holder.Unit;
        return new CaseEvent.Whistled(
            caller, whistle.Place, ToLead(at, whistle.Units[0]), Help(at, [.. whistle.Units.Skip(1)], called: true), whistle.Words);
    }

    private static Verdict ReportIn(Moment at)
    {
        var (unit, lead, clock) = WaitingToReportIn(at.File, at.By)!.Value;

        // Sent in another system, which kept no limit for signing: whoever comes broke none.
        var signed = lead && at.File.Holder.SignFor is null ? Clock.OfHistory(clock.StartedAt, at.Now, at.Now) : clock.Stop(at.Now);
        return new CaseEvent.ReportedIn(unit, lead, signed);
    }

    private static (UnitRef Unit, bool Lead, Clock SignFor)? WaitingToReportIn(CaseFile file, CaseParty by) => by.Standing switch
    {
        Standing.Holder when file.Holder.SignFor is { IsStopped: false } signFor => (file.Holder.Unit, true, signFor),
        Standing.Holder when file is { Stage: CaseStage.Dispatched, Holder.SignFor: null } =>
            (file.Holder.Unit, true, Clock.OfHistory(file.Holder.Since, file.Holder.Since, null)),
        Standing.Assisting when Helper(file, by) is { HasReportedIn: false } helper => (helper.Unit, false, helper.SignFor),
        _ => null,
    };

    private static Helping? Helper(CaseFile file, CaseParty by) => file.Helpers.FirstOrDefault(helper => helper.Unit.Id == by.Unit?.Id);

    private static Verdict Return(Moment at, CaseCommand.Return back)
    {
        var (file, sender) = (at.File, at.File.Sender!);
        if (string.IsNullOrWhiteSpace(back.Proposal))
        {
            return CaseRefusal.ProposalNeeded;
        }

        if ((ReasonFault(back.Reason) ?? WordsFault(back.Proposal)) is { } fault)
        {
            return fault;
        }

        var returned = new CaseEvent.Returned(
            file.Holder.Unit, BackTo(at, sender), back.Reason, back.Proposal, PausedHandling(at), at.ClockOf(CaseStage.Accepted));

        // The second return means that two sides disagree whose job it is: they meet, nobody passes the parcel again (首接负责).
        return file.Returns + 1 == ReturnsBeforeMeeting
            ? new CaseEvent[] { returned, new CaseEvent.MeetingOpened(null, null, "第二次退回，自动提交联席会议 second return") }
            : returned;
    }

    private static Verdict Confer(CaseCommand.Confer confer) =>
        confer.Participants.Count == 0 ? CaseRefusal.ParticipantsNeeded
        : WithWords(confer.Minutes, new CaseEvent.Conferred(confer.Participants, confer.Minutes));

    private static Verdict Resolve(Moment at, CaseCommand.Resolve resolve)
    {
        if (resolve.Participants.Count == 0)
        {
            return CaseRefusal.ParticipantsNeeded;
        }

        if (at.File.Terms is null)
        {
            return CaseRefusal.ItemNeeded;
        }

        var responsible = ToLead(at, resolve.Responsible) with { Bound = true };
        var sender = at.By.Unit is { } unit && unit.Id != resolve.Responsible.Id ? unit : at.File.Home;
        return WithWords(resolve.Minutes, new CaseEvent.Resolved(sender, responsible, resolve.Participants, resolve.Minutes));
    }

    // A meeting called while a unit works on the case takes it back to the one who sent it; the unit's clock waits.
    private static Verdict OpenMeeting(Moment at, CaseCommand.OpenMeeting open) =>
        at.File is { Stage: not CaseStage.Accepted, Sender: { } sender }
            ? WithReason(open.Reason, new CaseEvent.MeetingOpened(BackTo(at, sender), PausedHandling(at), open.Reason))
            : WithReason(open.Reason, new CaseEvent.MeetingOpened(null, null, open.Reason));

    private static Holding BackTo(Moment at, UnitRef sender) => new(sender, sender.Level, null, Moments.Of(at.Now), null, null);

    // Domain rules, section 4: the same unit goes on with it, another starts anew.
    private static PausedHandling? PausedHandling(Moment at) => at.File.Holder is { Unit: var unit, Handling: { IsRunning: true } handling }
        ? new PausedHandling(unit.Id, handling.Pause(at.Calendar, at.Now))
        : null;

    private static CaseRefusal? UnitsFault(Moment at, IReadOnlyList<Unit> units)
    {
        if (at.File.Terms is null)
        {
            return CaseRefusal.ItemNeeded;
        }

        if (units.Count > MostUnits)
        {
            return CaseRefusal.TooManyUnits;
        }

        if (units.Select(unit => unit.Id).Distinct().Count() < units.Count)
        {
            return CaseRefusal.UnitTwice;
        }

        return units[0].Id == at.File.Holder.Unit.Id ? CaseRefusal.HolderAlready : null;
    }

    private static Holding ToStation(Moment at, Unit station) => new(
        UnitRef.Of(station), station.Level, null, Moments.Of(at.Now),
        at.Start(at.Setting.Procedure.At(CaseStage.Reported)?.Limit ?? DefaultAccept),
        at.File is { Stage: CaseStage.Accepted, Terms: { } terms } ? at.Start(terms.Handle) : null);

    private static Holding ToLead(Moment at, Unit unit)
    {
        var terms = at.File.Terms!;
        var handling = at.File.PausedHandling is { } paused && paused.UnitId == unit.Id && paused.Clock.IsPaused
            ? paused.Clock.Resume(at.Calendar, at.Now)
            : at.Start(terms.Handle);

        return new Holding(UnitRef.Of(unit), unit.Level, null, Moments.Of(at.Now), at.Start(SignForLimit(at)), handling);
    }

    private static Helping[] Help(Moment at, IReadOnlyList<Unit> units, bool called) =>
        [.. units.Select(unit => new Helping(UnitRef.Of(unit), called, at.Start(SignForLimit(at)), null))];

    private static Limit SignForLimit(Moment at) =>
        at.File.Terms?.SignFor ?? at.Setting.Procedure.At(CaseStage.Dispatched)?.Limit ?? DefaultSignFor;
}

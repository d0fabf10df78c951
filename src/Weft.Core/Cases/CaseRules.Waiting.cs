using Weft.Core.Access;
using Weft.Core.Clocks;

namespace Weft.Core.Cases;

// Extension (延期) and suspension (挂账): how a limit moves, and how it stands still.
public static partial class CaseRules
{
    public const int MostExtensions = 2;
    private const int LongestSuspensionDays = 366;

    private static Verdict AskExtension(Moment at, CaseCommand.AskExtension ask)
    {
        if (at.File.Holder.Handling is not { IsRunning: true } handling || handling.IsLate(at.Now))
        {
            return CaseRefusal.ExtensionTooLate;
        }

        return WithReason(ask.Reason, new CaseEvent.ExtensionWasAsked(ask.By, ask.Reason));
    }

    private static Verdict ApproveExtension(Moment at, CaseCommand.ApproveExtension approve)
    {
        var (file, by) = (at.File, at.By);
        var asked = file.Extension!;
        var approval = new Approval(by.AccountId ?? Guid.Empty, by.Role ?? Role.Supervisor, by.Unit);
        if (asked.First is not { } first)
        {
            return new CaseEvent.ExtensionApproved(approval, approve.Words);
        }

        return IsHigher(approval, first)
            ? new CaseEvent.Extended(file.Holder.Handling!.Extend(at.Calendar, asked.By, at.Now), approve.Words)
            : CaseRefusal.SecondApprovalFromHigherLevel;
    }

    private static bool IsHigher(Approval second, Approval first) =>
        second.AccountId != first.AccountId
        && ((second.Role == Role.Supervisor && first.Role != Role.Supervisor)
            || (second.Unit is { } above && first.Unit is { } below && above.Level < below.Level));

    private static Verdict Suspend(Moment at, CaseCommand.Suspend suspend)
    {
        if (suspend.Until <= at.Now)
        {
            return CaseRefusal.SuspensionInThePast;
        }

        if (suspend.Until > at.Now.AddDays(LongestSuspensionDays))
        {
            return CaseRefusal.SuspensionTooLong;
        }

        return WithReason(suspend.Reason, new CaseEvent.Suspended(
            Moments.Of(suspend.Until), suspend.Reason, Clocks(at.File, clock => clock.IsRunning ? clock.Pause(at.Calendar, at.Now) : clock)));
    }

    private static Verdict Wake(Moment at, CaseCommand.Wake wake)
    {
        if (at.By.Standing == Standing.Machine)
        {
            if (at.File.Suspension is not { } suspension || at.Now < suspension.Until)
            {
                return CaseRefusal.NotYetTimeToWake;
            }
        }
        else if (ReasonFault(wake.Reason) is { } fault)
        {
            return fault;
        }

        return new CaseEvent.Woke(Clocks(at.File, clock => clock.IsPaused ? clock.Resume(at.Calendar, at.Now) : clock), wake.Reason);
    }

    private static CaseClocks Clocks(CaseFile file, Func<Clock, Clock> change)
    {
        return new CaseClocks(
            Change(file.Holder.SignFor), Change(file.Holder.Handling), Change(file.StageClock),
            [.. file.Helpers.Select(helper => change(helper.SignFor))]);

        Clock? Change(Clock? clock) => clock is null ? null : change(clock);
    }
}

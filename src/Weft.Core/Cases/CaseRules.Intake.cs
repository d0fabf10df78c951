using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Core.Cases;

// Report, verify, accept, merge, me too.
public static partial class CaseRules
{
    /// <summary>Domain rules, section 4: where catalogue and procedure are silent.</summary>
    private static readonly Limit DefaultAccept = new(15, LimitUnit.WorkingMinute);
    private static readonly Limit DefaultVerify = new(30, LimitUnit.WorkingMinute);

    /// <summary>A new report. <paramref name="receiver"/> is the station of the place at the level where the procedure starts, and the worker's at the grid.</summary>
    public static CaseDecision Report(CaseReport report, Unit receiver, Guid? workerId, CaseParty by, CaseSetting setting, DateTimeOffset now)
    {
        if (WordsFault(report.Words) is { } fault)
        {
            return new CaseDecision.No(fault);
        }

        if (report.Terms is { PhotoOnReport: true } && report.Photos == 0)
        {
            return new CaseDecision.No(CaseRefusal.PhotoNeeded);
        }

        if (report.By.Anonymous && report.Terms is { AnonymousAllowed: false })
        {
            return new CaseDecision.No(CaseRefusal.AnonymousNotAllowed);
        }

        var signFor = Clock.Start(setting.Calendar, setting.Procedure.At(CaseStage.Reported)?.Limit ?? DefaultAccept, now);
        var level = setting.Procedure.StartsAt >= RegionLevel.Grid ? RegionLevel.Grid : receiver.Level;
        var holder = new Holding(UnitRef.Of(receiver), level, level == RegionLevel.Grid ? workerId : null, signFor.StartedAt, signFor, null);

        return new CaseDecision.Yes(by, [new CaseEvent.Reported(
            report.Number, report.Kind, report.Channel, report.ProcedureId, report.RegionId, report.Region, report.Terms, holder, report.By, report.Words)]);
    }

    private static Verdict AskToVerify(Moment at, CaseCommand.AskToVerify ask) =>
        at.File.Verification is not null
            ? CaseRefusal.AlreadyDone
            : new CaseEvent.VerificationAsked(ask.PersonId, at.Start(DefaultVerify));

    private static Verdict Verify(Moment at, CaseCommand.Verify verify)
    {
        if (at.Photos == 0)
        {
            return CaseRefusal.PhotoNeeded;
        }

        return WithWords(verify.Words, new CaseEvent.Verified(verify.Confirmed, verify.Words, at.File.Verification?.Clock.IsLate(at.Now) == true));
    }

    private static Verdict Accept(Moment at, CaseCommand.Accept accept)
    {
        if ((accept.Terms ?? at.File.Terms) is not { } terms)
        {
            return CaseRefusal.ItemNeeded;
        }

        var holder = at.File.Holder with { SignFor = Stopped(at.File.Holder.SignFor, at.Now), Handling = at.Start(terms.Handle) };

        return new CaseEvent.Accepted(terms, holder, at.ClockOf(CaseStage.Accepted));
    }

    private static Verdict Merge(Moment at, CaseCommand.Merge merge)
    {
        if (merge.SurvivorId == at.File.Id)
        {
            return CaseRefusal.CannotMergeIntoItself;
        }

        if (!merge.SurvivorStage.IsOpen())
        {
            return CaseRefusal.SurvivorHasEnded;
        }

        return WithReason(merge.Reason, new CaseEvent.MergedInto(merge.SurvivorId, merge.SurvivorNumber, merge.Reason));
    }

    private static Verdict MeToo(Moment at, CaseCommand.MeToo join)
    {
        var (file, reporter) = (at.File, join.Reporter);
        if (file.Reporters.Any(known => known.Id == reporter.Id || (known.AccountId is { } account && account == reporter.AccountId)))
        {
            return CaseRefusal.AlreadyAReporter;
        }

        return join.Words?.Length > LongestWords ? CaseRefusal.WordsTooLong : new CaseEvent.JoinedIn(reporter, join.Words);
    }

    private static Clock? Stopped(Clock? clock, DateTimeOffset now) => clock is { IsStopped: false } ? clock.Stop(now) : clock;
}

/// <summary>What comes in with a report.</summary>
public sealed record CaseReport(
    string Number, CaseKind Kind, CaseChannel Channel, Guid ProcedureId, Guid RegionId, RegionPath Region,
    CaseTerms? Terms, CaseReporter By, string Words, int Photos);

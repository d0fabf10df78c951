namespace Weft.Core.Cases;

// Handle, assist, inspect, close.
public static partial class CaseRules
{
    private static Verdict HandleOnSpot(Moment at, CaseCommand.HandleOnSpot solve)
    {
        if ((solve.Terms ?? at.File.Terms) is not { } terms)
        {
            return CaseRefusal.ItemNeeded;
        }

        if (Fault(at, terms, solve.Words) is { } fault)
        {
            return fault;
        }

        var holder = at.File.Holder;
        var clock = holder.Handling ?? at.Start(terms.Handle);
        var handled = Done(at, holder with { Handling = clock }, terms, solve.Words, onSpot: true);

        return at.Setting.Procedure.OnSpotCloses
            ? new CaseEvent[] { handled with { StageClock = null }, new CaseEvent.Closed(solve.Words, at.ClockOf(CaseStage.Closed)) }
            : handled;
    }

    private static Verdict Handle(Moment at, CaseCommand.Handle handle)
    {
        if (at.File.Terms is not { } terms)
        {
            return CaseRefusal.ItemNeeded;
        }

        // An imported case may have come without a due time: it has had no limit to break.
        var holder = at.File.Holder;
        var limited = holder with { Handling = holder.Handling ?? at.Start(terms.Handle) };
        return Fault(at, terms, handle.Words) is { } fault ? fault : Done(at, limited, terms, handle.Words, onSpot: false);
    }

    // A late finish still counts: refusing it would leave the case open for ever and hide the delay.
    private static CaseEvent.Handled Done(Moment at, Holding holder, CaseTerms terms, string words, bool onSpot)
    {
        var clock = holder.Handling!;
        var stopped = Stopped(clock, at.Now)!;
        var resumable = clock.IsRunning ? clock.Pause(at.Calendar, at.Now) : clock;

        return new CaseEvent.Handled(
            holder with { SignFor = Stopped(holder.SignFor, at.Now), Handling = stopped, Resumable = resumable },
            terms, words, onSpot, !stopped.IsLate(at.Now), at.ClockOf(CaseStage.Handled));
    }

    private static CaseRefusal? Fault(Moment at, CaseTerms terms, string words) =>
        ResultFault(words) ?? (terms.PhotoOnHandling && at.Photos == 0 ? CaseRefusal.PhotoNeeded : null);

    private static Verdict Assist(Moment at, CaseCommand.Assist assist) =>
        WithWords(assist.Words, new CaseEvent.Assisted(Helper(at.File, at.By)!.Unit, assist.Words));

    private static Verdict Inspect(Moment at, CaseCommand.Inspect inspect)
    {
        if (inspect.Passed)
        {
            return new CaseEvent.Inspected(inspect.Words, at.File.StageClock?.IsLate(at.Now) == true);
        }

        // The same unit goes on where its clock stood: rework is not a new limit.
        var holder = at.File.Holder;
        var handling = holder.Resumable is { IsPaused: true } resumable ? resumable.Resume(at.Calendar, at.Now) : at.Start(at.File.Terms!.Handle);
        return WithReason(inspect.Words ?? "", new CaseEvent.SentToRework(holder with { Handling = handling, Resumable = null }, inspect.Words ?? ""));
    }

    private static Verdict Close(Moment at, CaseCommand.Close close)
    {
        if (!close.CompletionMet)
        {
            return CaseRefusal.CompletionNotTicked;
        }

        return ResultFault(close.Words) is { } fault ? fault : new CaseEvent.Closed(close.Words, at.ClockOf(CaseStage.Closed));
    }
}

using Weft.Core.Procedures;
using Weft.Core.Regions;

namespace Weft.Core.Cases;

// Call back, rate, reopen, appeal: what happens after closing.
public static partial class CaseRules
{
    private const int WorstScore = 1;
    private const int BestScore = 5;
    private const int StillUnsatisfied = 2;

    private static Verdict CallBack(Moment at, CaseCommand.CallBack call)
    {
        if (call.Words?.Length > LongestWords)
        {
            return CaseRefusal.WordsTooLong;
        }

        var called = new CaseEvent.CalledBack(
            call.Reached, call.Solved, call.Words, call.Reached ? Stopped(at.File.StageClock, at.Now) : at.File.StageClock);
        if (call is not { Reached: true, Score: { } score })
        {
            return called;
        }

        if (RatingBar(at.File, Rater.Resident, at.Setting) is { } bar)
        {
            return bar;
        }

        var verdict = Rating(at, Rater.Resident, score, call.Words);
        return verdict.Events is { } rated ? (CaseEvent[])[called, .. rated] : verdict;
    }

    private static Verdict Rate(Moment at, CaseCommand.Rate rate)
    {
        if (rate.Words?.Length > LongestWords)
        {
            return CaseRefusal.WordsTooLong;
        }

        return Rating(at, RaterOf(at.By)!.Value, rate.Score, rate.Words);
    }

    private static Rater? RaterOf(CaseParty by) => by switch
    {
        { Standing: Standing.Reporter } => Rater.Resident,
        { Unit.Level: RegionLevel.Community } => Rater.Community,
        { Unit.Level: RegionLevel.Street } => Rater.Street,
        _ => null,
    };

    private static CaseRefusal? RatingBar(CaseFile file, Rater? rater, CaseSetting setting) =>
        rater is not { } by || !setting.Procedure.RatedBy.Contains(by) ? CaseRefusal.NotARater
        : file.Ratings.Any(rating => rating.By == by && rating.Round == file.Round) ? CaseRefusal.RatedAlready
        : null;

    private static Verdict Rating(Moment at, Rater by, int score, string? words)
    {
        if (score is < WorstScore or > BestScore)
        {
            return CaseRefusal.ScoreOutOfRange;
        }

        var rated = new CaseEvent.Rated(by, score, words);

        // Once: after a second unsatisfied answer a supervisor decides, not a loop.
        return by == Rater.Resident && score <= StillUnsatisfied && at.File.Round == 1
            ? new CaseEvent[] { rated, NextRound(at, "评价不满意，自动进入第二轮办理 unsatisfied rating") }
            : rated;
    }

    private static Verdict Reopen(Moment at, CaseCommand.Reopen reopen)
    {
        if (at.By.Standing == Standing.Reporter
            && at.Now > at.File.ClosedAt?.AddDays(at.Setting.Procedure.ReopenWithinDays))
        {
            return CaseRefusal.ReopenTooLate;
        }

        return WithReason(reopen.Reason, NextRound(at, reopen.Reason));
    }

    private static CaseEvent.Reopened NextRound(Moment at, string reason)
    {
        var home = at.File.Home;
        var signFor = at.Start(at.Setting.Procedure.At(CaseStage.Reported)?.Limit ?? DefaultAccept);
        var handling = at.File.Terms is { } terms ? at.Start(terms.Handle) : null; // none for an import without an item, until classified

        return new CaseEvent.Reopened(
            new Holding(home, home.Level, null, signFor.StartedAt, signFor, handling), at.ClockOf(CaseStage.Accepted), reason);
    }

    private static Verdict Appeal(Moment at, CaseCommand.Appeal appeal) =>
        at.By.Unit is { } unit ? WithReason(appeal.Reason, new CaseEvent.Appealed(unit, appeal.Reason)) : CaseRefusal.NotYours;
}

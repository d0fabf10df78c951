using Weft.Core.Cases;

namespace Weft.Server.Demo.Life;

// Called back, rated, done again; and who else reports the same.
internal sealed partial class Plots
{
    private bool After(Story story, Matter matter)
    {
        if (story.File.WasLate && dice.Chance(0.12) && !moves.Appeal(story, decided: dice.Chance(0.7)))
        {
            return false;
        }

        if (matter.Channel is not (CaseChannel.Resident or CaseChannel.Hotline))
        {
            return moves.CallBack(story, solved: true, score: null) && moves.RateByStation(story);
        }

        var score = Score(story);
        var rated = dice.Chance(matter.Channel == CaseChannel.Hotline ? 0.25 : 0.6)
            ? moves.Rate(story, score) && (story.File.Stage != CaseStage.Rated || moves.CallBack(story, solved: true, score: null))
            : moves.CallBack(story, score > 2, score);
        if (!rated)
        {
            return false;
        }

        if (score > 2)
        {
            return !dice.Chance(0.01) || (moves.Reopen(story) && SecondRound(story, matter));
        }

        return SecondRound(story, matter);
    }

    private bool SecondRound(Story story, Matter matter)
    {
        var lead = town.Department(matter.Grid, matter.Body);
        var done = story.File.Stage == CaseStage.Accepted && moves.SignIn(story)
            && (lead is null ? Own(story, matter) : moves.Send(story, lead, []) && moves.ReportIn(story) && moves.Handle(story, matter, dice.Between(0.2, 0.8)));
        return done && moves.Close(story, matter) && moves.Rate(story, dice.Between(3, 5)) && moves.CallBack(story, solved: true, score: null);
    }

    // Late work is rated for being late.
    private int Score(Story story) => 1 + dice.Weighted(story.File.WasLate ? [10, 16, 26, 30, 18] : [1.2, 2.2, 9, 32, 55.6]);

    private void Join(Story story, Matter matter, List<Story> all)
    {
        if (dice.Chance(0.5) && reporting.Report(matter with { At = pace.Soon(story, 30), Channel = CaseChannel.Resident }) is { } duplicate && duplicate.At < story.Present)
        {
            all.Add(duplicate);
            _ = moves.Merge(duplicate, story);
            return;
        }

        for (var more = dice.Between(1, 3); more > 0; more--)
        {
            _ = moves.MeToo(story, reporting.Neighbour(pace.Soon(story, 12)));
        }
    }
}

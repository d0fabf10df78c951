using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Core.Regions;

namespace Weft.Server.Demo.Life;

// After closing: asked, rated.
internal sealed partial class Moves
{
    /// <summary>A call to the reporter, or to the people around where a worker reported it.</summary>
    public bool CallBack(Story story, bool solved, int? score)
    {
        if (IsAnswered(story) && dice.Chance(0.12) && !story.Take(Caller(story), new CaseCommand.CallBack(false, null, null, words.Pick(dice, "not reached")), pace.InOffice(story, 200)))
        {
            return false;
        }

        var heard = words.Pick(dice, !solved ? "call back not" : IsAnswered(story) ? "call back" : "call back around");
        return story.Take(Caller(story), new CaseCommand.CallBack(true, solved, score, heard), pace.InOffice(story, 260));
    }

    public bool Rate(Story story, int score) => story.Take(
        CaseActor.Follower(story.File.Reporters[0].Id),
        new CaseCommand.Rate(score, dice.Chance(0.7) ? words.Pick(dice, $"rate {score}") : null), pace.Awake(story, 9));

    /// <summary>The community's own rating, where the procedure asks for it.</summary>
    public bool RateByStation(Story story) =>
        story.File.Home.Level != RegionLevel.Community || !story.Setting.Procedure.RatedBy.Contains(Rater.Community)
        || story.Take(Runs(story, town.Unit(story.File.Home.Id)), new CaseCommand.Rate(dice.Between(3, 5), null), pace.InOffice(story, 60));
}

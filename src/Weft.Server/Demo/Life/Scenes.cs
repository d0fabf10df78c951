using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>Cases set so that whoever looks now finds every stage in every light, and every rare situation while it lasts.</summary>
internal sealed class Scenes(Town town, Reporting reporting, Moves moves, Dice dice, IReadOnlyList<CatalogueItem> items, DateTimeOffset present, WorkCalendar calendar)
{
    private static readonly CaseStage[] Waiting =
        [CaseStage.Reported, CaseStage.Accepted, CaseStage.Dispatched, CaseStage.Responded, CaseStage.Handled, CaseStage.Closed];

    // What the departments of the guides do, so that each of them finds work on the desk.
    private static readonly string[] Usual = ["0201", "0302", "0310", "0141", "0204", "0205", "0215", "0235"];

    public IEnumerable<Story> All(PlannedRegion grid, int each)
    {
        foreach (var stage in Waiting)
        {
            foreach (var light in Enum.GetValues<Light>())
            {
                for (var one = 0; one < each; one++)
                {
                    if (Stand(grid, stage, light, byGuide: one == 0 && light == Light.Green) is { } story)
                    {
                        yield return story;
                    }
                }
            }
        }

        foreach (var level in new[] { RegionLevel.Street, RegionLevel.County, RegionLevel.City })
        {
            if (PassedUpTo(grid, level) is { } story)
            {
                yield return story;
            }
        }

        foreach (var situation in new Func<Story, Matter, Unit, bool>[] { Meeting, Extension, HalfExtension, Suspended, Ordered, HalfWhistle, Appealed, AskedToVerify, Bounced })
        {
            if (Stage(grid, situation) is { } story)
            {
                yield return story;
            }
        }
    }

    // The last step of the wanted stage is set to the moment from which its clock now shows the light.
    private Story? Stand(PlannedRegion grid, CaseStage stage, Light light, bool byGuide)
    {
        var matter = Matter(grid, CaseChannel.Resident, present);
        if (Start(matter, stage, light) is not { } last)
        {
            return null;
        }

        if (reporting.Report(matter with { At = stage == CaseStage.Reported ? last : last.AddMinutes(-90) }, byGuide: byGuide) is not { } story)
        {
            return null;
        }

        var lead = town.Department(grid, matter.Body)!;
        _ = stage == CaseStage.Reported
            || (moves.Accept(story, matter, stage == CaseStage.Accepted ? last : last.AddMinutes(-70)) && stage != CaseStage.Accepted
            && moves.Send(story, lead, [], stage is CaseStage.Dispatched or CaseStage.Responded ? last : last.AddMinutes(-60)) && stage != CaseStage.Dispatched
            && moves.ReportIn(story, stage == CaseStage.Responded ? last.AddSeconds(50) : last.AddMinutes(-50)) && stage != CaseStage.Responded
            && moves.Handle(story, matter, at: stage == CaseStage.Handled ? last : last.AddMinutes(-20)) && stage != CaseStage.Handled
            && moves.Close(story, matter, last));
        story.Leave();
        return story;
    }

    // Passed up a moment ago, and not signed for yet.
    private Story? PassedUpTo(PlannedRegion grid, RegionLevel level)
    {
        if (reporting.Report(Matter(grid, CaseChannel.Resident, present.AddMinutes(-40))) is not { } story)
        {
            return null;
        }

        _ = moves.Accept(story, Matter(grid, CaseChannel.Resident, present), present.AddMinutes(-30))
            && moves.Climb(story, level + 1, present.AddMinutes(-20)) && moves.PassUp(story, present.AddMinutes(-4));
        story.Leave();
        return story;
    }

    private DateTimeOffset? Start(Matter matter, CaseStage stage, Light light)
    {
        var limit = stage switch
        {
            CaseStage.Responded => matter.Terms.Handle,
            CaseStage.Dispatched when matter.Terms.SignFor is { } signFor => signFor,
            _ => reporting.LimitOf(matter, stage) ?? new Limit(4, LimitUnit.WorkingHour),
        };
        var share = light switch { Light.Green => 0.3, Light.Yellow => 0.9, Light.Red => 1.6 };

        // Later starts are greener: halve the span until the share of the limit has just run.
        var (early, late) = (present.AddDays(-60), present.AddSeconds(-90));
        for (var halving = 0; halving < 40; halving++)
        {
            var middle = early + ((late - early) / 2);
            (early, late) = Passed(limit, middle) > share ? (middle, late) : (early, middle);
        }

        return Clock.Start(calendar, limit, early).LightAt(present) == light ? early : null;
    }

    private double Passed(Limit limit, DateTimeOffset start) =>
        (limit.Unit.RunsDayAndNight() ? present - start : calendar.WorkingTimeBetween(start, present)) / calendar.LengthOf(limit, start);

    private Story? Stage(PlannedRegion grid, Func<Story, Matter, Unit, bool> situation)
    {
        var at = calendar.Add(present.AddDays(-8), TimeSpan.FromHours(dice.Between(9.0, 24.0)));
        var matter = Matter(grid, CaseChannel.Resident, at);
        if (reporting.Report(matter) is not { } story)
        {
            return null;
        }

        _ = situation(story, matter, town.Department(grid, matter.Body)!);
        story.Leave();
        return story;
    }

    private bool Sent(Story story, Matter matter, Unit lead) => moves.Accept(story, matter) && moves.Send(story, lead, [])
        && moves.ReportIn(story, Pace.Through(story, story.File.Holder.SignFor!, 0.2));

    private bool Meeting(Story story, Matter matter, Unit lead) =>
        Sent(story, matter, lead) && moves.Return(story) && moves.Send(story, Other(matter, lead), []) && moves.ReportIn(story) && moves.Return(story);

    private bool Bounced(Story story, Matter matter, Unit lead) => Sent(story, matter, lead) && moves.Return(story);

    private bool Extension(Story story, Matter matter, Unit lead) =>
        Sent(story, matter, lead) && moves.AskExtension(story, new Limit(2, LimitUnit.WorkingDay), 0.5);

    private bool HalfExtension(Story story, Matter matter, Unit lead) => Extension(story, matter, lead) && moves.ApproveExtension(story);

    private bool Suspended(Story story, Matter matter, Unit lead) => Sent(story, matter, lead) && moves.Suspend(story, 60);

    private bool Ordered(Story story, Matter matter, Unit lead) => Sent(story, matter, lead) && moves.Supervise(story, 1.05);

    private bool HalfWhistle(Story story, Matter matter, Unit lead) =>
        moves.Accept(story, matter) && moves.Whistle(story, [lead, Other(matter, lead), town.Department(matter.Grid, "公安分局")!]) && moves.ReportIn(story);

    private bool Appealed(Story story, Matter matter, Unit lead) =>
        Sent(story, matter, lead) && moves.Handle(story, matter, 1.3) && moves.Close(story, matter) && moves.Appeal(story, decided: false);

    private bool AskedToVerify(Story story, Matter matter, Unit lead) => moves.Verify(story, matter, confirmed: true);

    private Unit Other(Matter matter, Unit lead) => town.Department(matter.Grid, lead.Level == RegionLevel.Street ? "市政设施管护所" : "综合行政执法队")!;

    private Matter Matter(PlannedRegion grid, CaseChannel channel, DateTimeOffset at)
    {
        var code = dice.Pick(Usual);
        return new Matter(grid, items.Single(item => item.Code == code), 1, channel, at);
    }
}

using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>How cases go: the straight ways, and by the share they have in a real city, the crooked ones.</summary>
internal sealed partial class Plots(Town town, Reporting reporting, Moves moves, Pace pace, Dice dice)
{
    private static readonly string[] OftenCalled = ["综合行政执法队", "市政设施管护所", "住房和城乡建设局", "园林绿化所", "公安分局", "消防救援大队"];

    /// <summary>Plays the matter; more than one story when others report the same.</summary>
    public IEnumerable<Story> Play(Matter matter)
    {
        if (reporting.Report(matter, unsorted: matter.Channel == CaseChannel.Resident && dice.Chance(0.08)) is not { } story)
        {
            return [];
        }

        var stories = new List<Story> { story };
        Begin(story, matter, stories);
        stories.ForEach(one => one.Leave());
        return stories;
    }

    private void Begin(Story story, Matter matter, List<Story> all)
    {
        var byResident = matter.Channel is CaseChannel.Resident or CaseChannel.Hotline;
        if (byResident && dice.Chance(0.025) && moves.Withdraw(story))
        {
            return;
        }

        if (matter.Channel == CaseChannel.Resident && dice.Chance(0.3))
        {
            var confirmed = dice.Chance(0.9);
            if (!moves.Verify(story, matter, confirmed) || (!confirmed && moves.Reject(story)))
            {
                return;
            }
        }

        if (byResident && dice.Chance(0.03) && moves.Reject(story))
        {
            return;
        }

        if (OnTheSpot(matter))
        {
            _ = moves.SolveOnTheSpot(story, matter) && After(story, matter);
            return;
        }

        if (!moves.Accept(story, matter))
        {
            return;
        }

        if (dice.Chance(0.03))
        {
            Join(story, matter, all);
        }

        _ = Work(story, matter) && moves.Close(story, matter) && After(story, matter);
    }

    // Small things are done by who finds them.
    private bool OnTheSpot(Matter matter) => matter.Channel == CaseChannel.Worker && matter.Item.ClassCode is "02" or "03" or "04" or "06"
        ? dice.Chance(matter.Body == "社区网格工作站" ? 0.75 : 0.45)
        : matter.Channel == CaseChannel.Hotline && matter.Item.Kind == CaseKind.Appeal && dice.Chance(0.35);

    private bool Work(Story story, Matter matter)
    {
        if (town.Department(matter.Grid, matter.Body) is not { } lead)
        {
            return Own(story, matter);
        }

        return dice.Chance(story.Setting.Procedure.Code == "six-steps" ? 0.7 : 0.02)
            ? Whistled(story, matter, lead)
            : Sent(story, matter, lead);
    }

    // The station does it itself; what came in at the city goes down to it first.
    private bool Own(Story story, Matter matter)
    {
        var station = town.StationAt(matter.Grid, RegionLevel.Community);
        return story.File.Holder.Level < RegionLevel.Community
            ? moves.PassDown(story, station) && moves.SignIn(story) && moves.Handle(story, matter)
            : moves.Handle(story, matter);
    }

    private bool Whistled(Story story, Matter matter, Unit lead)
    {
        var called = dice.Shuffled(Others(matter, lead)).Take(dice.Between(1, 3)).ToList();
        if (!moves.Whistle(story, [lead, .. called]) || !moves.ReportIn(story))
        {
            return false;
        }

        // In one of three somebody is missing, and the list shows who.
        var coming = dice.Chance(0.33) ? called.Skip(1) : called;
        return coming.All(unit => moves.Help(story, UnitRef.Of(unit), finishes: true)) && moves.Confer(story) && moves.Handle(story, matter);
    }

    private bool Sent(Story story, Matter matter, Unit lead)
    {
        var other = dice.Pick(Others(matter, lead));
        var helpers = dice.Chance(0.07) ? new[] { other } : [];
        if (!moves.Send(story, lead, helpers))
        {
            return false;
        }

        if (dice.Chance(0.05))
        {
            return Returned(story, matter, lead, other);
        }

        return moves.ReportIn(story)
            && (!dice.Chance(0.12) || moves.Assign(story))
            && helpers.All(unit => moves.Help(story, UnitRef.Of(unit), finishes: dice.Chance(0.8)))
            && Handled(story, matter);
    }

    private bool Returned(Story story, Matter matter, Unit lead, Unit other)
    {
        if ((dice.Chance(0.5) && !moves.ReportIn(story)) || !moves.Return(story) || !moves.Send(story, other, []))
        {
            return false;
        }

        return dice.Chance(0.4)
            ? moves.Return(story) && moves.Resolve(story, dice.Chance(0.5) ? lead : other) && moves.ReportIn(story) && Handled(story, matter)
            : moves.ReportIn(story) && Handled(story, matter);
    }

    private bool Handled(Story story, Matter matter) => dice.Unit() switch
    {
        < 0.05 when Moves.HasTime(story) => moves.AskExtension(story, new Limit(dice.Between(1, 3), LimitUnit.WorkingDay), dice.Between(0.5, 0.85))
            && (dice.Chance(0.75) ? moves.ApproveExtension(story) && moves.ApproveExtensionAbove(story) : moves.RefuseExtension(story))
            && moves.Handle(story, matter),
        < 0.065 => moves.Suspend(story, dice.Between(3, 40)) && moves.Handle(story, matter, 0.9),
        < 0.12 => moves.Urge(story, dice.Between(0.7, 1.1)) && moves.Handle(story, matter, dice.Between(0.95, 1.6)),
        < 0.14 => moves.Supervise(story, dice.Between(0.9, 1.4)) && moves.AnswerOrder(story) && moves.Handle(story, matter, dice.Between(1.1, 1.9)),
        < 0.18 => moves.Handle(story, matter) && (!story.Setting.Procedure.InspectsBeforeClosing || moves.Rework(story, matter)),
        < 0.20 => moves.Confer(story) && moves.Handle(story, matter),
        < 0.22 => moves.Remark(story) && moves.Handle(story, matter),
        < 0.235 => false, // forgotten: it stays where it is, and red
        _ => moves.Handle(story, matter),
    };

    private List<Unit> Others(Matter matter, Unit lead) =>
    [
        .. OftenCalled.Select(body => town.Department(matter.Grid, body)!).Where(unit => unit.Id != lead.Id),
    ];
}

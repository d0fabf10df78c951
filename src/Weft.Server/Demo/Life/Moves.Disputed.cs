using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Units;

namespace Weft.Server.Demo.Life;

// What happens when it does not go straight: back, to the table, later, aside, under orders, with others, once more.
internal sealed partial class Moves
{
    public bool Return(Story story) => story.Take(
        Holder(story), new CaseCommand.Return(words.Pick(dice, "return"), words.Pick(dice, "proposal")), pace.AtDesk(story, 90));

    /// <summary>The joint meeting names who does it.</summary>
    public bool Resolve(Story story, Unit responsible) => story.Take(
        Supervisor(story),
        new CaseCommand.Resolve(responsible, [.. dice.Shuffled(words.All("attendees")).Take(4)], words.Pick(dice, "resolve", ("unit", responsible.Name))),
        story.Calendar.Add(story.At, TimeSpan.FromHours(dice.Between(3.0, 9.0))));

    /// <summary>Whether most of the limit is still to come: after that nobody asks for more time.</summary>
    public static bool HasTime(Story story) => story.File.Holder.Handling is { IsRunning: true } clock
        && Pace.Through(story, clock, 0.5) > story.At.AddMinutes(1) && Pace.Through(story, clock, 0.85) < clock.DueAt;

    public bool AskExtension(Story story, Limit by, double share) => story.Take(
        Holder(story), new CaseCommand.AskExtension(by, words.Pick(dice, "extend")), Pace.Through(story, story.File.Holder.Handling!, share));

    public bool ApproveExtension(Story story) => story.Take(
        Sender(story), new CaseCommand.ApproveExtension(words.Pick(dice, "extend yes")), pace.AtDesk(story, 50));

    public bool ApproveExtensionAbove(Story story) => story.Take(
        Supervisor(story), new CaseCommand.ApproveExtension(words.Pick(dice, "extend yes")), pace.AtDesk(story, 80));

    public bool RefuseExtension(Story story) => story.Take(
        Sender(story), new CaseCommand.RefuseExtension(words.Pick(dice, "extend no")), pace.AtDesk(story, 50));

    public bool Suspend(Story story, int days)
    {
        var at = pace.AtDesk(story, 120);
        return story.Take(Sender(story), new CaseCommand.Suspend(at.AddDays(days), words.Pick(dice, "suspend")), at);
    }

    public bool Urge(Story story, double share) => story.Take(
        dice.Chance(0.5) ? Supervisor(story) : Dispatcher(story),
        new CaseCommand.Urge(words.Pick(dice, "urge")), Pace.Through(story, story.File.Holder.Handling!, share));

    public bool Supervise(Story story, double share) => story.Take(
        Supervisor(story),
        new CaseCommand.Supervise(Guid.CreateVersion7(story.At), null, new Limit(dice.Pick([4, 8, 16]), LimitUnit.WorkingHour), words.Pick(dice, "order")),
        Pace.Through(story, story.File.Holder.Handling!, share));

    public bool AnswerOrder(Story story) => story.Take(
        Holder(story), new CaseCommand.AnswerOrder(story.File.Orders[^1].Id, words.Pick(dice, "answer")), pace.AtDesk(story, 120));

    public bool Confer(Story story) => story.Take(
        Holder(story), new CaseCommand.Confer([.. dice.Shuffled(words.All("attendees")).Take(3)], words.Pick(dice, "confer")), pace.AtDesk(story, 80));

    public bool Remark(Story story) => story.Take(Holder(story), new CaseCommand.Remark(words.Pick(dice, "remark")), pace.AtDesk(story, 60));

    /// <summary>The helper comes and does its part.</summary>
    public bool Help(Story story, UnitRef helper, bool finishes)
    {
        var actor = Runs(story, town.Unit(helper.Id));
        return story.Take(actor, new CaseCommand.ReportIn(), pace.AtDesk(story, 30))
            && (!finishes || story.Take(actor, new CaseCommand.Assist(words.Pick(dice, "assist")), pace.AtDesk(story, 60)));
    }

    public bool Whistle(Story story, IReadOnlyList<Unit> units) => story.Take(
        Holder(story), new CaseCommand.Whistle(story.Case.Address, units, words.Pick(dice, "whistle")), pace.AtDesk(story, 10));

    public bool Assign(Story story)
    {
        var colleague = Holder(story);
        return story.Take(Holder(story), new CaseCommand.Assign(colleague.AccountId!.Value, colleague.Name, [story.File.Holder.Unit.Id]), pace.AtDesk(story, 8));
    }

    public bool Reject(Story story) => story.Take(Holder(story), new CaseCommand.Reject(words.Pick(dice, "reject")), pace.AtDesk(story, 25));

    public bool Withdraw(Story story) => story.Take(
        CaseActor.Follower(story.File.Reporters[0].Id), new CaseCommand.Withdraw(words.Pick(dice, "withdraw")), pace.Soon(story, 40));

    public bool Reopen(Story story) => story.Take(
        CaseActor.Follower(story.File.Reporters[0].Id), new CaseCommand.Reopen(words.Pick(dice, "reopen")), pace.Awake(story, 50));

    public bool Appeal(Story story, bool decided)
    {
        var unit = town.Unit(story.File.Holder.Unit.Id);
        return story.Take(Runs(story, unit), new CaseCommand.Appeal(words.Pick(dice, "appeal")), pace.AtDesk(story, 500))
            && (!decided || Decide(story, dice.Chance(0.5)));
    }

    /// <summary>Somebody else to whom it happens joins.</summary>
    public bool MeToo(Story story, PlannedReporter neighbour)
    {
        var joins = new CaseCommand.MeToo(neighbour.Reporter, words.Pick(dice, "me too"));
        if (!story.Take(new CaseActor(null, "居民 resident", [], neighbour.Reporter.Id), joins, neighbour.At))
        {
            return false;
        }

        story.Case.Reporters.Add(neighbour);
        return true;
    }

    /// <summary>A second report of the same matter goes into the first, and its reporter follows that.</summary>
    public bool Merge(Story duplicate, Story survivor)
    {
        var at = pace.Soon(duplicate, 8);
        if (!duplicate.Take(Holder(duplicate), new CaseCommand.Merge(survivor.File.Id, survivor.File.Number, survivor.File.Stage, words.Pick(dice, "merge")), at))
        {
            return false;
        }

        var by = CaseJson.ReadEntry(duplicate.Case.Book.Added[^1].Text).By;
        survivor.Record(CaseStep.Merge, by, new CaseEvent.ReportersJoined(duplicate.File.Id, duplicate.File.Number, duplicate.File.Reporters), duplicate.At);
        return true;
    }

    private bool Decide(Story story, bool upheld) => story.Take(
        Supervisor(story), new CaseCommand.DecideAppeal(upheld, words.Pick(dice, upheld ? "appeal yes" : "appeal no")), pace.AtDesk(story, 400));
}

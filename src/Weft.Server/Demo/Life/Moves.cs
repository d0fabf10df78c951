using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>The steps people take, one method each: who takes it, in which words, after how long. Plots are made of these.</summary>
/// <remarks>Each answers whether the step was taken; a story that has reached the present takes no more.</remarks>
internal sealed partial class Moves(Town town, Words words, Pace pace, Dice dice)
{
    public bool Verify(Story story, Matter matter, bool confirmed)
    {
        var worker = town.At(matter.Grid, Role.GridWorker, dice);
        if (story.File.Reporters.Any(reporter => reporter.AccountId == worker.AccountId))
        {
            return true;
        }

        if (story.Setting.Procedure.StartsAt < RegionLevel.Grid
            && !story.Take(Holder(story), new CaseCommand.AskToVerify(worker.AccountId), pace.AtDesk(story, 4)))
        {
            return false;
        }

        var at = pace.Soon(story, 14);
        return story.Take(worker, new CaseCommand.Verify(confirmed, words.Pick(dice, confirmed ? "verify" : "verify not"))
        {
            Photos = Photo(story, matter, worker, at, done: false),
        }, at);
    }

    public bool Accept(Story story, Matter matter, DateTimeOffset? at = null) =>
        story.Take(Holder(story), new CaseCommand.Accept(story.File.Terms is null ? matter.Terms : null), at ?? pace.AtDesk(story, 5));

    public bool SolveOnTheSpot(Story story, Matter matter)
    {
        var worker = story.File.Channel == CaseChannel.Hotline && matter.Item.Kind == CaseKind.Appeal && story.File.Stage == CaseStage.Reported
            ? Holder(story)
            : town.At(matter.Grid, Role.GridWorker, dice);
        var at = pace.Soon(story, 35);
        return story.Take(worker, new CaseCommand.HandleOnSpot(matter.Terms, words.Did(dice, matter.Item.Code, "社区网格工作站"))
        {
            Photos = PhotoIfAsked(story, matter, worker, at),
        }, at);
    }

    /// <summary>Up to the station of a level, each on the way signing for it.</summary>
    public bool Climb(Story story, RegionLevel level, DateTimeOffset? at = null)
    {
        while (story.File.Holder.Level > level)
        {
            if (!PassUp(story, at) || !SignIn(story, at))
            {
                return false;
            }
        }

        return true;
    }

    public bool PassUp(Story story, DateTimeOffset? at = null) => story.Take(
        Holder(story), new CaseCommand.PassUp(town.Above(story.File), words.Pick(dice, "pass up"), words.Pick(dice, "tried")), at ?? pace.AtDesk(story, 6));

    public bool PassDown(Story story, Unit station) =>
        story.Take(Holder(story), new CaseCommand.PassDown(station, words.Pick(dice, "pass down")), pace.AtDesk(story, 6));

    /// <summary>The station that holds it signs for it.</summary>
    public bool SignIn(Story story, DateTimeOffset? at = null) =>
        story.File.Holder.SignFor is not { IsStopped: false } || story.Take(Holder(story), new CaseCommand.ReportIn(), at ?? pace.AtDesk(story, 5));

    /// <summary>To the unit that must act, by whoever may send in this procedure.</summary>
    public bool Send(Story story, Unit lead, IReadOnlyList<Unit> assisting, DateTimeOffset? at = null)
    {
        var procedure = story.Setting.Procedure;
        var byDispatcher = story.File.Holder.Level > procedure.DispatchesFrom && procedure.DispatchesFrom >= RegionLevel.Street && dice.Chance(0.5);
        if (!byDispatcher && !Climb(story, procedure.DispatchesFrom, at))
        {
            return false;
        }

        var sender = byDispatcher || story.File.Holder.Unit.Id == lead.Id ? Dispatcher(story) : Holder(story);
        return story.Take(sender, new CaseCommand.Dispatch(lead, assisting, words.Pick(dice, "dispatch")), at ?? pace.AtDesk(story, 5));
    }

    public bool ReportIn(Story story, DateTimeOffset? at = null)
    {
        var wait = story.File.Holder.SignFor!;
        return story.Take(Holder(story), new CaseCommand.ReportIn(), at ?? Pace.Through(story, wait, Math.Min(0.05 + dice.Exponential(0.3), 2.5)));
    }

    /// <summary>The work is done after a share of the limit, as the clock stands then.</summary>
    public bool Handle(Story story, Matter matter, double? share = null, DateTimeOffset? at = null)
    {
        var actor = Holder(story);
        var when = at
            ?? (story.File is { Stage: CaseStage.Suspended, Suspension: { } aside } ? story.Calendar.Add(aside.Until, TimeSpan.FromHours(dice.Between(1.0, 20.0))) : (DateTimeOffset?)null)
            ?? Pace.Through(story, story.File.Holder.Handling!, share ?? pace.Share());
        when = when <= story.At ? pace.AtDesk(story, 25) : when;
        return story.Take(actor, new CaseCommand.Handle(words.Did(dice, matter.Item.Code, matter.Body)) { Photos = PhotoIfAsked(story, matter, actor, when) }, when);
    }

    public bool Close(Story story, Matter matter, DateTimeOffset? at = null)
    {
        var by = Sender(story);
        if (story.Setting.Procedure.InspectsBeforeClosing
            && !story.Take(by, new CaseCommand.Inspect(true, words.Pick(dice, "inspect")), at ?? pace.AtDesk(story, 70)))
        {
            return false;
        }

        var closing = words.Pick(dice, IsAnswered(story) ? "close" : "close found", ("did", words.Did(dice, matter.Item.Code, matter.Body)));
        return story.Take(by, new CaseCommand.Close(closing, true), at?.AddMinutes(2) ?? pace.AtDesk(story, 20));
    }

    public bool Rework(Story story, Matter matter) =>
        story.Take(Sender(story), new CaseCommand.Inspect(false, words.Pick(dice, "rework")), pace.AtDesk(story, 60))
        && Handle(story, matter, at: pace.AtDesk(story, 100));

    // Somebody outside waits for an answer; what a worker or a sensor reported nobody asked for.
    private static bool IsAnswered(Story story) => story.File.Channel is CaseChannel.Resident or CaseChannel.Hotline or CaseChannel.Police;

    /// <summary>Whoever acts for the unit that has it: the person it was given to, at the grid the worker.</summary>
    public CaseActor Holder(Story story)
    {
        var holder = story.File.Holder;
        if (holder.PersonId is { } person && holder.Level < RegionLevel.Grid)
        {
            return town.Person(person);
        }

        return holder.Level >= RegionLevel.Grid ? town.At(story.Case.Grid, Role.GridWorker, dice) : Runs(story, town.Unit(holder.Unit.Id));
    }

    // The city's station is the hotline to those who called it, and the operations centre to the others.
    private CaseActor Runs(Story story, Unit unit) => unit is { Kind: UnitKind.Station, Level: RegionLevel.City } && story.Setting.Procedure.StartsAt == RegionLevel.City
        ? town.Of(unit, Role.HotlineOperator, dice)
        : town.Runs(unit, dice);

    private CaseActor Dispatcher(Story story) => town.Of(town.StationAt(story.Case.Grid, RegionLevel.County), Role.Dispatcher, dice);

    private CaseActor Supervisor(Story story) => town.Of(town.StationAt(story.Case.Grid, RegionLevel.City), Role.Supervisor, dice);

    // Who checks and closes is never who did it: a station that handled it itself is checked by the county's dispatcher.
    private CaseActor Sender(Story story) => story.File.Sender is { } sender ? Runs(story, town.Unit(sender.Id))
        : story.File.Home.Id != story.File.Holder.Unit.Id ? Runs(story, town.Unit(story.File.Home.Id))
        : Dispatcher(story);

    private CaseActor Caller(Story story) => story.File.Channel == CaseChannel.Hotline || dice.Chance(0.2)
        ? town.Of(town.StationAt(story.Case.Grid, RegionLevel.City), Role.HotlineOperator, dice)
        : Runs(story, town.Unit(story.File.Home.Id));

    private static List<Guid> PhotoIfAsked(Story story, Matter matter, CaseActor by, DateTimeOffset at) =>
        matter.Item.Evidence.PhotoOnHandling ? Photo(story, matter, by, at, done: true) : [];

    private static List<Guid> Photo(Story story, Matter matter, CaseActor by, DateTimeOffset at, bool done)
    {
        var photo = new PlannedPhoto(Guid.CreateVersion7(at), matter.Item.ClassCode, done, by.AccountId, at);
        if (at <= story.Present && !story.IsOver)
        {
            story.Case.Photos.Add(photo);
        }

        return [photo.Id];
    }
}

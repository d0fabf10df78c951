using System.Globalization;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Procedures;
using Weft.Core.Regions;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>What cases stand on: the procedure each follows, the calendar, and how the n-th report of a day is numbered.</summary>
internal sealed record Ground(Func<Matter, (Guid Id, Procedure Procedure)> Procedure, WorkCalendar Calendar, Func<DateTimeOffset, int, string> Number);

/// <summary>Makes the first entry of a case: who reports, through which door, in which words.</summary>
internal sealed class Reporting(Town town, Ground ground, Words words, Dice dice, DateTimeOffset present, int firstNumber)
{
    private int _next = firstNumber;

    /// <summary>Null when the rules refuse the report. <paramref name="byGuide"/>: the resident of the documents reports it.</summary>
    public Story? Report(Matter matter, bool unsorted = false, bool byGuide = false)
    {
        var (procedureId, procedure) = ground.Procedure(matter);
        var setting = new CaseSetting(procedure, ground.Calendar);
        var (actor, reporter) = Reporter(matter, byGuide);
        var id = Guid.CreateVersion7(matter.At);
        var place = town.Place(matter.Grid);
        var photos = matter.Item.Evidence.PhotoOnReport
            ? new List<PlannedPhoto> { new(Guid.CreateVersion7(matter.At), matter.Item.ClassCode, false, actor.AccountId, matter.At) }
            : [];
        var said = Said(matter);

        var report = new CaseReport(
            ground.Number(matter.At, _next++), matter.Item.Kind, matter.Channel, procedureId, place.Id, place.Path,
            unsorted ? null : matter.Terms, reporter.Reporter, said.Words, photos.Count);
        var receiver = procedure.StartsAt <= RegionLevel.City ? town.StationAt(matter.Grid, RegionLevel.City) : town.StationAt(matter.Grid, RegionLevel.Community);
        var worker = town.At(matter.Grid, Role.GridWorker, dice).AccountId;
        var party = new CaseParty(actor.AccountId, actor.Name, actor.FirstSeat?.Role, actor.FirstSeat?.Unit, Standing.Anyone);
        if (CaseRules.Report(report, receiver, worker, party, setting, matter.At) is not CaseDecision.Yes yes)
        {
            return null;
        }

        var played = new PlannedCase(CaseBook.Begin(id, yes, [.. photos.Select(photo => photo.Id)], matter.At), matter.Grid, town.Plan.Somewhere(matter.Grid, dice), said.Address, said.Words);
        played.Reporters.Add(reporter);
        played.Photos.AddRange(photos);
        return new Story(played, setting, present, town);
    }

    /// <summary>How long the stage may last in the procedure that the matter would follow.</summary>
    public Limit? LimitOf(Matter matter, CaseStage stage) => ground.Procedure(matter).Procedure.At(stage)?.Limit;

    /// <summary>Another person to whom the same happens.</summary>
    public PlannedReporter Neighbour(DateTimeOffset at) => Named(at);

    private (CaseActor Actor, PlannedReporter Reporter) Reporter(Matter matter, bool byGuide)
    {
        var at = matter.At;
        switch (matter.Channel)
        {
            case CaseChannel.Worker:
                return Staff(town.At(matter.Grid, dice.Chance(0.85) ? Role.GridWorker : Role.GridLeader, dice), at);
            case CaseChannel.Department:
                return Staff(town.Runs(town.Department(matter.Grid, "综合行政执法队")!, dice), at);
            case CaseChannel.Sensor:
                return (new CaseActor(null, "感知设备 sensor", []), new PlannedReporter(new CaseReporter(NewId(at), null, false), "感知平台", null, at));
            case CaseChannel.Hotline or CaseChannel.Police:
                return (town.Of(town.StationAt(matter.Grid, RegionLevel.City), Role.HotlineOperator, dice), Named(at));
            default:
                var own = byGuide || dice.Chance(0.02);
                var anonymous = !own && matter.Item.AnonymousAllowed && dice.Chance(0.18);
                var reporter = own ? new PlannedReporter(new CaseReporter(NewId(at), town.Resident, false), null, null, at)
                    : anonymous ? new PlannedReporter(new CaseReporter(NewId(at), null, true), null, null, at)
                    : Named(at);
                return (new CaseActor(reporter.Reporter.AccountId, "居民 resident", [], reporter.Reporter.Id), reporter);
        }
    }

    private static (CaseActor, PlannedReporter) Staff(CaseActor actor, DateTimeOffset at) =>
        (actor, new PlannedReporter(new CaseReporter(NewId(at), actor.AccountId, false), null, null, at));

    // 100 begins no mobile number: it can be printed and never rings.
    private PlannedReporter Named(DateTimeOffset at) => new(
        new CaseReporter(NewId(at), null, false), People.NameOf(dice), string.Create(CultureInfo.InvariantCulture, $"100{dice.Below(100_000_000):00000000}"), at);

    private (string Address, string Words) Said(Matter matter)
    {
        var road = matter.Grid.Roads.Count > 0 ? dice.Pick(matter.Grid.Roads).Chinese : matter.Grid.Name.Chinese;
        var address = string.Create(CultureInfo.InvariantCulture, $"{matter.Grid.Parent!.Name.Chinese}{road}{(dice.Below(180) * 2) + 1}号{words.Pick(dice, "landmark")}");
        var acceptance = matter.Item.Condition(matter.Condition)!.Acceptance;
        var key = $"say {matter.Item.Code}";
        if (matter.Channel is CaseChannel.Sensor)
        {
            return (address, words.Pick(dice, "sensor", ("item", matter.Item.Name), ("place", address)));
        }

        var formal = matter.Channel is CaseChannel.Worker or CaseChannel.Department;
        var text = !words.Has(key) || (formal && dice.Chance(0.6))
            ? words.Pick(dice, formal || matter.Item.Kind is not (CaseKind.Event or CaseKind.Hazard) ? Formal(matter.Item.Kind) : "plain", ("item", matter.Item.Name), ("acceptance", acceptance)) + "。"
            : words.Pick(dice, key) + (matter.Channel == CaseChannel.Worker ? "。" : dice.Chance(0.6) ? words.Pick(dice, "ask") : "。");
        return (address, dice.Chance(0.75) ? $"{address}，{text}" : text);
    }

    private static string Formal(CaseKind kind) => kind switch
    {
        CaseKind.Appeal => "formal appeal",
        CaseKind.Errand => "formal errand",
        CaseKind.Dispute => "formal dispute",
        CaseKind.Event or CaseKind.Hazard => "formal",
    };

    private static Guid NewId(DateTimeOffset at) => Guid.CreateVersion7(at);
}

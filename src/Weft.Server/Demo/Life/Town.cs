using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>Where a planned region stands in the tree.</summary>
internal readonly record struct Placed(Guid Id, RegionPath Path);

/// <summary>The planned city with the ids it was given: places, units and people as the rules know them.</summary>
internal sealed class Town
{
    private readonly IReadOnlyDictionary<PlannedRegion, Placed> _places;
    private readonly IReadOnlyDictionary<PlannedUnit, Unit> _units;
    private readonly Dictionary<Guid, (PlannedUnit Planned, Unit Unit)> _byId;
    private readonly ILookup<(Role, Guid), CaseActor> _byUnit;
    private readonly ILookup<(Role, Guid), CaseActor> _byPlace;
    private readonly Dictionary<Guid, CaseActor> _byAccount;

    public Town(
        CityPlan plan, IReadOnlyDictionary<PlannedRegion, Placed> places, IReadOnlyDictionary<PlannedUnit, Unit> units,
        IReadOnlyDictionary<PlannedPerson, Guid> accounts)
    {
        (Plan, _places, _units) = (plan, places, units);
        _byId = units.ToDictionary(pair => pair.Value.Id, pair => (pair.Key, pair.Value));
        var seats = plan.People
            .Where(person => person.Seats[0] is { Region: not null, Unit: not null })
            .Select(person => (Seat: person.Seats[0], Actor: Actor(person, accounts[person])))
            .ToList();
        _byUnit = seats.ToLookup(one => (one.Seat.Role, units[one.Seat.Unit!].Id), one => one.Actor);
        _byPlace = seats.ToLookup(one => (one.Seat.Role, places[one.Seat.Region!].Id), one => one.Actor);
        _byAccount = seats.ToDictionary(one => one.Actor.AccountId!.Value, one => one.Actor);
        Resident = accounts[plan.Guides.Single(person => person.UserName == "resident")];
    }

    public CityPlan Plan { get; }

    /// <summary>The account of the guide "resident".</summary>
    public Guid Resident { get; }

    public Placed Place(PlannedRegion region) => _places[region];

    public Unit Station(PlannedRegion region) => _units[Plan.Staffing.Station(region)];

    public Unit StationAt(PlannedRegion place, RegionLevel level) => Station(place.Above(level)!);

    /// <summary>The department of that name which works at the place; null when the body is a station.</summary>
    public Unit? Department(PlannedRegion place, string body) => Plan.Staffing.Department(place, body) is { } unit ? _units[unit] : null;

    public Unit Unit(Guid id) => _byId[id].Unit;

    /// <summary>Where the holder passes the case up to: from the grid to the station it belongs to, else to the next station above.</summary>
    public Unit? Above(CaseFile file)
    {
        var (planned, unit) = _byId[file.Holder.Unit.Id];
        return file.Holder.Level > unit.Level ? unit : planned.Parent is { } parent ? _units[parent] : null;
    }

    /// <summary>Somebody who acts for the unit in the role.</summary>
    public CaseActor Of(Unit unit, Role role, Dice dice) => dice.Pick([.. _byUnit[(role, unit.Id)]]);

    /// <summary>Whoever runs the unit: a station's operator, a department's handler.</summary>
    public CaseActor Runs(Unit unit, Dice dice) => Of(unit, unit.Kind == UnitKind.Station ? Role.StationOperator : Role.DepartmentHandler, dice);

    public CaseActor Person(Guid account) => _byAccount[account];

    /// <summary>Somebody with the role in exactly this region.</summary>
    public CaseActor At(PlannedRegion region, Role role, Dice dice) => dice.Pick([.. _byPlace[(role, Place(region).Id)]]);

    private CaseActor Actor(PlannedPerson person, Guid account) => new(account, person.Name,
        [.. person.Seats.Select(seat => new Seat(seat.Role, _places[seat.Region!].Path, seat.Unit is { } unit ? UnitRef.Of(_units[unit]) : null))]);
}

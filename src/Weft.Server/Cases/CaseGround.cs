using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Catalogue;
using Weft.Server.Clocks;
using Weft.Server.Procedures;
using Weft.Server.Regions;
using Weft.Server.Units;

namespace Weft.Server.Cases;

/// <summary>What the loop stands on: people and their seats, units, places, items, procedures, calendars. All from memory.</summary>
internal sealed class CaseGround(
    RegionTree regions, UnitDirectory units, Catalogues catalogues, ProcedureBook procedures, Calendars calendars)
{
    /// <summary>The person with the seats they hold; a seat for a unit that is gone counts as one without a unit.</summary>
    public CaseActor Actor(Actor actor) => new(actor.AccountId, actor.Name, [.. actor.Assignments.Select(assignment =>
        new Seat(assignment.Role, assignment.Region, assignment.UnitId is { } id && units.Find(id) is { } unit ? UnitRef.Of(unit) : null))]);

    public CaseSetting Setting(CaseFile file) => Setting(file.ProcedureId, file.RegionId);

    public CaseSetting Setting(Guid procedureId, Guid regionId) => new(
        procedures.Find(procedureId)?.Procedure ?? throw new InvalidOperationException($"Procedure {procedureId} is gone."),
        calendars.For(regionId));

    public RegionNode? Region(Guid id) => regions.Find(id);

    public RegionNode? Locate(double longitude, double latitude) => regions.Map.Locate(longitude, latitude);

    public Unit? Unit(Guid id) => units.Find(id) is { Active: true } unit ? unit : null;

    /// <summary>All of them, or null when one is unknown or inactive.</summary>
    public IReadOnlyList<Unit>? Units(IReadOnlyList<Guid>? ids)
    {
        var found = (ids ?? []).Select(Unit).OfType<Unit>().ToArray();
        return found.Length == (ids?.Count ?? 0) ? found : null;
    }

    /// <summary>Where the holder passes the case up to: from the grid to the station it belongs to, else to the next station above.</summary>
    public Unit? Above(CaseFile file) =>
        units.Find(file.Holder.Unit.Id) is not { } unit ? null
        : file.Holder.Level > unit.Level ? unit
        : units.StationAbove(unit);

    public ProcedureVersion Procedure(RegionPath place, string? itemCode, string? ownCode, CaseChannel channel) =>
        procedures.Choose(place, ownCode, itemCode, channel);

    /// <summary>
    /// The station that receives reports of the region first: where the procedure starts or the nearest above that. A district that
    /// runs Weft alone has none so high; there its highest on the way down to the region does.
    /// </summary>
    public Unit? Receiver(Procedure procedure, RegionNode region)
    {
        RegionNode[] way = [.. regions.Ancestors(region.Id), region];
        var start = Math.Max(0, Array.FindLastIndex(way, node => node.Level <= procedure.StartsAt));
        return way.Skip(start).Select(node => units.StationOf(node.Id)).FirstOrDefault(station => station is not null);
    }

    /// <summary>The item in force at the place, frozen for one case; null when there is none with this code and condition.</summary>
    public CaseTerms? Terms(RegionPath place, string code, int? condition)
    {
        if (catalogues.Current(place, code) is not { } item || item.Condition(condition ?? 1) is not { } chosen)
        {
            return null;
        }

        return new CaseTerms(
            item.Id, item.Code, item.Name, item.ClassCode, chosen.Number, chosen.SignFor, chosen.Handle, chosen.Completion,
            item.Evidence.PhotoOnReport, item.Evidence.PhotoOnHandling, item.AnonymousAllowed);
    }

    public (CaseKind Kind, string? ProcedureCode)? Item(RegionPath place, string code) =>
        catalogues.Current(place, code) is { } item ? (item.Kind, item.ProcedureCode) : null;
}

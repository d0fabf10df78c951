using System.Collections.Concurrent;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Cases;
using Weft.Server.Procedures;
using Weft.Server.Regions;
using Weft.Server.History.Maps;
using Weft.Server.History.Rows;

namespace Weft.Server.History.City;

/// <summary>The places, items and units that rows name, found in the city as it stands. Asked by many threads; nothing is asked twice.</summary>
internal sealed class CityGround(
    CaseMap map, RegionNode top, RegionPicture regions, IReadOnlyDictionary<(string Scheme, string Code), Guid> codes,
    IReadOnlyDictionary<string, Unit> units, PublishedItems items, CaseGround ground)
{
    private readonly ConcurrentDictionary<string, RegionNode?> _places = new();
    private readonly ConcurrentDictionary<(Guid Region, string? Item, CaseChannel Channel), (ProcedureVersion Procedure, Unit? Receiver)> _ways = new();

    /// <summary>The region the row means; null and a fault when there is none.</summary>
    public RegionNode? Region(RowFacts facts, RowFaults faults)
    {
        var coordinates = map.City.Coordinates;
        if (facts.Levels.Count == 0 && coordinates is { Locate: true })
        {
            if (facts.Place is not { } place)
            {
                faults.Add(RowFaultKind.PlaceMissing, "", null);
                return null;
            }

            var found = regions.Map.Locate(place.Longitude, place.Latitude);
            if (found is null || !top.Path.Contains(found.Path))
            {
                faults.Add(RowFaultKind.PlaceNotOnMap, "", $"{place.Longitude}, {place.Latitude}");
                return null;
            }

            return found;
        }

        var region = _places.GetOrAdd(Survey.KeyOf(facts.Levels), _ => Find(regions, top, map, codes, facts.Levels));
        if (region is null)
        {
            faults.Add(RowFaultKind.RegionUnknown, "", string.Join(" / ", facts.Levels.Select(level => level.Code ?? level.Name)));
        }

        return region;
    }

    public (CaseTerms Terms, CaseKind Kind, string? Procedure)? Item(ItemName? name, RowFaults faults)
    {
        if (name is null)
        {
            return null;
        }

        if (items.Find(name) is { } item)
        {
            return (items.Terms(item), item.Kind, item.ProcedureCode);
        }

        faults.Add(RowFaultKind.ItemUnknown, "", name.Code ?? name.Name);
        return null;
    }

    public Unit? Unit(UnitName? name, RowFaults faults)
    {
        if (name is null)
        {
            return null;
        }

        if (!units.TryGetValue(name.Key, out var unit))
        {
            faults.Add(RowFaultKind.UnitUnknown, "", name.Name);
        }

        return unit;
    }

    /// <summary>The procedure of a case there, and the station that answers for it.</summary>
    public (ProcedureVersion Procedure, Unit? Receiver) Way(RegionNode region, string? itemCode, string? ownProcedure, CaseChannel channel) =>
        _ways.GetOrAdd((region.Id, itemCode, channel), _ =>
        {
            var procedure = ground.Procedure(region.Path, itemCode, ownProcedure, channel);
            return (procedure, ground.Receiver(procedure.Procedure, region));
        });

    /// <summary>Down from the top, level by level; a level that the row does not name is passed over.</summary>
    public static RegionNode? Find(
        RegionPicture regions, RegionNode top, CaseMap map, IReadOnlyDictionary<(string Scheme, string Code), Guid> codes, IReadOnlyList<LevelName> levels)
    {
        var at = top;
        foreach (var level in levels)
        {
            if (Below(regions, at, map.City.Levels[level.Level], codes, level) is not { } next)
            {
                return null;
            }

            at = next;
        }

        return at;
    }

    public static RegionNode? Below(
        RegionPicture regions, RegionNode above, LevelMap level, IReadOnlyDictionary<(string Scheme, string Code), Guid> codes, LevelName name)
    {
        if (name.Code is { } code)
        {
            return codes.TryGetValue((level.Scheme!, code), out var id) && regions.Find(id) is { } coded && above.Path.Contains(coded.Path) ? coded : null;
        }

        return regions.Children(above.Id).FirstOrDefault(child => child.Level == level.Level && child.Kind == RegionKind.General && child.Name == name.Name);
    }
}

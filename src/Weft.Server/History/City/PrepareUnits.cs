using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Database;
using Weft.Server.History.Maps;
using Weft.Server.History.Rows;
using Weft.Server.Regions;
using Weft.Server.Units;

namespace Weft.Server.History.City;

/// <summary>Makes the stations and departments that the mapping lets it make, and finds the others.</summary>
internal sealed class PrepareUnits(WeftDb db, RegionTree regions, UnitDirectory directory)
{
    public async Task<(IReadOnlyDictionary<string, Unit> Units, int Made)> Run(CaseMap map, RegionNode top, Survey survey, CancellationToken ct)
    {
        directory.Reload();
        var stations = Stations(map, top).ToList();
        foreach (var level in stations.GroupBy(station => station.Level).OrderBy(level => level.Key))
        {
            db.AddRange(level); // what stands above must be there first
            await db.SaveChangesAsync(ct);
        }

        directory.Reload();

        var missing = map.Unit is { Create: true } ? Missing(map, top, survey).ToList() : [];
        if (missing.Count > 0)
        {
            db.AddRange(missing);
            await db.SaveChangesAsync(ct);
            directory.Reload();
        }

        return (Known(map, top, survey), stations.Count + missing.Count);
    }

    // From the top down, so that each finds the one above it among those that came before.
    private IEnumerable<UnitRow> Stations(CaseMap map, RegionNode top)
    {
        var made = new Dictionary<Guid, Guid>();
        foreach (var region in regions.Subtree(top.Id))
        {
            var name = region.Id == top.Id ? map.City.Station : NameFor(map, region);
            if (name is null || directory.All.Any(unit => unit is { Kind: UnitKind.Station, Active: true } && unit.RegionId == region.Id))
            {
                continue;
            }

            var above = regions.Ancestors(region.Id).Reverse().Select(node => made.TryGetValue(node.Id, out var id) ? id : (Guid?)null).FirstOrDefault(id => id is not null)
                ?? directory.StationOf(region.Path)?.Id;
            var row = Row(UnitKind.Station, name, null, region, above);
            made.Add(region.Id, row.Id);
            yield return row;
        }
    }

    private static string? NameFor(CaseMap map, RegionNode region) =>
        map.City.Levels.FirstOrDefault(level => level.Level == region.Level && level.Create)?.Station?.Replace("{name}", region.Name, StringComparison.Ordinal);

    private IEnumerable<UnitRow> Missing(CaseMap map, RegionNode top, Survey survey)
    {
        var known = ByName(top);
        var codes = db.Set<UnitRow>().Where(row => row.Code != null && row.Code.StartsWith(map.Source + "-")).Select(row => row.Code!).ToHashSet();
        foreach (var unit in survey.Units)
        {
            var code = unit.Code is { } own ? $"{map.Source}-{own}" : null;
            if (code is null ? !known.ContainsKey(unit.Name) : !codes.Contains(code))
            {
                yield return Row(UnitKind.Department, unit.Name, code, top, directory.StationOf(top.Path)?.Id);
            }
        }
    }

    private Dictionary<string, Unit> Known(CaseMap map, RegionNode top, Survey survey)
    {
        var names = ByName(top);
        var codes = db.Set<UnitRow>().Where(row => row.Code != null && row.Code.StartsWith(map.Source + "-"))
            .Select(row => new { row.Code, row.Id }).ToDictionary(row => row.Code!, row => row.Id);
        var known = new Dictionary<string, Unit>(StringComparer.Ordinal);
        foreach (var unit in survey.Units)
        {
            var found = unit.Code is { } own
                ? codes.TryGetValue($"{map.Source}-{own}", out var id) ? directory.Find(id) : null
                : names.GetValueOrDefault(unit.Name);
            if (found is not null)
            {
                known[unit.Key] = found;
            }
        }

        return known;
    }

    // A name may stand twice in a city; the unit of the higher region is meant, the older of two beside each other.
    private Dictionary<string, Unit> ByName(RegionNode top) =>
        directory.All.Where(unit => unit.Active && top.Path.Contains(unit.Path))
            .OrderBy(unit => unit.Path.Depth).ThenBy(unit => unit.Id)
            .GroupBy(unit => unit.Name).ToDictionary(group => group.Key, group => group.First());

    private static UnitRow Row(UnitKind kind, string name, string? code, RegionNode region, Guid? above) => new()
    {
        Id = Guid.CreateVersion7(), Kind = kind, Name = name, Code = code, Level = region.Level, RegionId = region.Id, ParentId = above,
    };
}

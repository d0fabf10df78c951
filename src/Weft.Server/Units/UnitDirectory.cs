using Npgsql;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Database;
using Weft.Server.Regions;

namespace Weft.Server.Units;

/// <summary>Every unit in memory, and who stands above and below whom. Follows changes made in any process within moments.</summary>
internal sealed class UnitDirectory
{
    private sealed record State(
        Dictionary<Guid, Unit> All, Dictionary<Guid, Guid?> Parents, Dictionary<RegionPath, Unit> Stations, ILookup<RegionPath, Unit> Below);

    private readonly NpgsqlDataSource _source;
    private readonly RegionTree _regions;
    private readonly Lock _loading = new();
    private volatile State? _state;

    public UnitDirectory(NpgsqlDataSource source, RegionTree regions, Changes changes)
    {
        (_source, _regions) = (source, regions);
        changes.On("units", (_, ct) => Task.Run(Reload, ct));
        changes.On("regions", (_, ct) => Task.Run(Reload, ct)); // units hang where their regions hang
    }

    public Unit? Find(Guid id) => Now.All.GetValueOrDefault(id);

    public IReadOnlyCollection<Unit> All => Now.All.Values;

    public Unit? StationOf(Guid regionId) => _regions.Find(regionId) is { } region ? StationOf(region.Path) : null;

    /// <summary>The station of the region, else of the nearest region above that has one.</summary>
    public Unit? StationOf(RegionPath region)
    {
        var stations = Now.Stations;
        for (RegionPath? at = region; at is { } path; at = path.Parent)
        {
            if (stations.TryGetValue(path, out var station))
            {
                return station;
            }
        }

        return null;
    }

    /// <summary>Where a unit passes a case up to: a station to the next station above its region, a department to the station beside it or above.</summary>
    public Unit? StationAbove(Unit unit) => (unit.Kind, unit.Path.Parent) switch
    {
        (UnitKind.Department, _) => StationOf(unit.Path),
        (UnitKind.Station, { } above) => StationOf(above),
        (UnitKind.Station, null) => null,
    };

    /// <summary>Where a unit passes a case down to: the stations next below its region, none of them further down.</summary>
    public IReadOnlyList<Unit> StationsBelow(Unit unit) => [.. Now.Below[unit.Path]];

    /// <summary>Whether a unit is <paramref name="other"/> or stands under it, by any number of steps.</summary>
    public bool IsUnder(Guid unit, Guid other)
    {
        var parents = Now.Parents;
        var steps = 0;
        // Two changes at once can close a ring that neither saw: the count ends the walk there.
        for (Guid? at = unit; at is { } id && steps++ <= parents.Count; at = parents.GetValueOrDefault(id))
        {
            if (id == other)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the units again. Who changed them here calls it, so that their next request sees what they did; everybody else is told.</summary>
    public void Reload()
    {
        lock (_loading)
        {
            _state = Load();
        }
    }

    private State Now
    {
        get
        {
            if (_state is null)
            {
                Reload();
            }

            return _state!;
        }
    }

    private State Load()
    {
        using var command = _source.CreateCommand(
            """
            select unit.id, unit.name, unit.kind, unit.level, unit.region_id, region.path, unit.english_name, unit.active, unit.parent_id
            from units.units unit join regions.regions region on region.id = unit.region_id
            """);
        using var row = command.ExecuteReader();
        var all = new Dictionary<Guid, Unit>();
        var parents = new Dictionary<Guid, Guid?>();
        while (row.Read())
        {
            all.Add(row.GetGuid(0), new Unit(
                row.GetGuid(0), row.GetString(1), Enum.Parse<UnitKind>(row.GetString(2)), Enum.Parse<RegionLevel>(row.GetString(3)),
                row.GetGuid(4), new RegionPath(row.GetString(5)), row.GetString(6), row.GetBoolean(7)));
            parents.Add(row.GetGuid(0), row.ValueOrNull<Guid>(8));
        }

        var stations = all.Values.Where(unit => unit is { Kind: UnitKind.Station, Active: true }).ToDictionary(unit => unit.Path);
        return new State(all, parents, stations, Below(stations));
    }

    // Each station under every region from its own parent up to the next station's: a department asks from any of these.
    private static ILookup<RegionPath, Unit> Below(Dictionary<RegionPath, Unit> stations)
    {
        IEnumerable<(RegionPath Above, Unit Station)> Pairs()
        {
            foreach (var station in stations.Values.OrderBy(station => station.Path.Value, StringComparer.Ordinal))
            {
                for (var at = station.Path.Parent; at is { } path; at = path.Parent)
                {
                    yield return (path, station);
                    if (stations.ContainsKey(path))
                    {
                        break;
                    }
                }
            }
        }

        return Pairs().ToLookup(pair => pair.Above, pair => pair.Station);
    }
}

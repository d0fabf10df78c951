using System.Globalization;
using Weft.Core.Regions;
using Weft.Core.Units;

namespace Weft.Server.Demo.Plan;

/// <summary>The units of the city: a station for every region from the community up, and its departments.</summary>
internal sealed class Staffing
{
    private readonly Dictionary<PlannedRegion, PlannedUnit> _stations = [];
    private readonly Dictionary<(PlannedRegion, string), PlannedUnit> _departments = [];
    private readonly List<PlannedUnit> _units = [];

    public Staffing(CityPlan plan)
    {
        foreach (var region in plan.Regions.Where(region => region is { Kind: RegionKind.General, Level: < RegionLevel.Grid }))
        {
            _stations.Add(region, Add($"{region.Code}-station", UnitKind.Station, StationName(region), region, null, region.Parent is { } above ? _stations[above] : null));
        }

        foreach (var department in Departments.All)
        {
            foreach (var region in plan.At(department.Level))
            {
                var name = new Name(region.Name.Chinese + department.Body, $"{region.Name.English} {department.English}");
                _departments.Add((region, department.Body), Add($"{region.Code}-{department.Key}", UnitKind.Department, name, region, department.Body, _stations[region]));
            }
        }
    }

    public IReadOnlyList<PlannedUnit> Units => _units;

    public PlannedUnit Station(PlannedRegion region) => _stations[region];

    /// <summary>The department that does this at the place; null for a body that is the station itself (社区网格工作站).</summary>
    public PlannedUnit? Department(PlannedRegion place, string body)
    {
        for (var region = place; region is not null; region = region.Parent)
        {
            if (_departments.TryGetValue((region, body), out var unit))
            {
                return unit;
            }
        }

        return null;
    }

    private static Name StationName(PlannedRegion region) => region.Level switch
    {
        RegionLevel.City => new Name($"{region.Name.Chinese}城市运行指挥中心", $"{region.Name.English} Operations Centre"),
        RegionLevel.County => new Name($"{region.Name.Chinese}网格化服务管理中心", $"{region.Name.English} Grid Centre"),
        RegionLevel.Street => new Name($"{region.Name.Chinese}综合治理中心", $"{region.Name.English} Governance Centre"),
        _ => new Name($"{region.Name.Chinese}网格工作站", $"{region.Name.English} Grid Station"),
    };

    private PlannedUnit Add(string code, UnitKind kind, Name name, PlannedRegion region, string? body, PlannedUnit? parent)
    {
        // Area code 0000 is nobody's: such a number can be printed and never rings.
        var phone = string.Create(CultureInfo.InvariantCulture, $"0000-555{_units.Count + 1:0000}");
        var unit = new PlannedUnit(code, kind, name, region, body, parent, phone);
        _units.Add(unit);
        return unit;
    }
}

using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;
using Weft.Core.Regions;

namespace Weft.Server.Demo.Plan;

/// <summary>Gives the land its names, codes, boundaries and character, from the city down to the grid.</summary>
internal sealed class Registry(CityPlan plan, Names names, int riverRow, Dice dice)
{
    private static readonly Name[] KnownCounties = [new("云岫县", "Yunxiu County"), new("望澜区", "Wanglan District"), new("安汀区", "Anting District")];
    private static readonly string[] Nets = ["fire", "police"];

    private readonly GeometryFactory _shapes = new();
    private readonly List<PlannedRegion> _regions = [];
    private readonly Queue<Site> _sites = new();

    public List<PlannedRegion> Enter(Land land)
    {
        var city = Add(null, RegionLevel.City, land, Codes.City, CityPlan.CityName);
        foreach (var (county, at) in land.Parts.Select((county, at) => (county, at)))
        {
            var name = at < KnownCounties.Length ? KnownCounties[at] : With(names.Place(), "区", "District");
            EnterCounty(Add(city, RegionLevel.County, county, Codes.County(at + 1), name), county);
        }

        foreach (var street in _regions.Where(region => region.Level == RegionLevel.Street).ToList())
        {
            AddOverlays(street);
        }

        return _regions;
    }

    private void EnterCounty(PlannedRegion county, Land land)
    {
        var (streets, towns) = (0, 0);
        foreach (var street in land.Parts)
        {
            var town = Remoteness(street) > 0.66;
            var code = town ? Codes.Street(county.Code, 99 + ++towns) : Codes.Street(county.Code, ++streets);
            var name = town ? With(names.Place(), "镇", "Town") : With(names.Place(), "街道", "Subdistrict");
            EnterStreet(Add(county, RegionLevel.Street, street, code, name), street, town);
        }
    }

    private void EnterStreet(PlannedRegion street, Land land, bool town)
    {
        var (communities, villages) = (0, 0);
        foreach (var community in land.Parts)
        {
            var village = town && Remoteness(community) > 0.72;
            var code = village ? Codes.Community(street.Code, 199 + ++villages) : Codes.Community(street.Code, ++communities);
            var name = village ? With(names.Place(), "村", "Village") : With(names.Place(), "社区", "Community");
            EnterCommunity(Add(street, RegionLevel.Community, community, code, name), community, village);
        }
    }

    private void EnterCommunity(PlannedRegion community, Land land, bool village)
    {
        // West to east in bands from north to south, as the coding rule wants.
        var grids = land.Parts.OrderBy(grid => (int)Middle(grid).Y / 5).ThenBy(grid => Middle(grid).X).ToList();
        for (var number = 1; number <= grids.Count; number++)
        {
            var setting = village ? IsHilly(land) ? Setting.Hills : Setting.Village : SettingOf(grids[number - 1]);
            var name = new Name($"{community.Name.Chinese}第{number}网格", $"{community.Name.English} Grid {number}");
            var households = (int)(dice.Between(260, 480) * (setting is Setting.Village ? 0.7 : setting is Setting.Hills ? 0.5 : 1));
            Add(community, RegionLevel.Grid, grids[number - 1], Codes.Grid(community.Code, number), name, setting: setting, households: households);
        }

        if (grids.Count > 2 && dice.Chance(village ? 0.2 : 0.65))
        {
            AddDedicated(community, grids, number: 601);
        }
    }

    private void AddDedicated(PlannedRegion community, List<Land> grids, int number)
    {
        if (_sites.Count == 0)
        {
            dice.Shuffled<Site>([Site.Market, Site.Market, Site.IndustrialPark, Site.School, Site.School, Site.Hospital, Site.ShoppingCentre, Site.LogisticsPark, Site.Park, Site.RailwayStation])
                .ForEach(_sites.Enqueue);
        }

        var site = _sites.Dequeue();
        var ground = new Land([], [dice.Pick(grids).Blocks.MaxBy(block => block.Cells.Count)!]);
        var name = With(names.Place(), site.Chinese(), site.English());
        Add(community, RegionLevel.Grid, ground, Codes.Grid(community.Code, number), name, RegionKind.Dedicated, SettingOf(ground), site: site);
    }

    // A fire station guards a street; the police walk beats of two neighbouring communities.
    private void AddOverlays(PlannedRegion street)
    {
        var communities = _regions.Where(region => region.Parent == street).ToList();
        AddOverlay(street, Nets[0], "FD", 1, communities, With(street.Name, "消防救援站责任区", "Fire Station Area"));
        foreach (var (beat, at) in communities.Chunk(2).Select((beat, at) => (beat, at)))
        {
            AddOverlay(street, Nets[1], "PB", at + 1, beat, With(street.Name, $"第{at + 1}警务区", $"Police Beat {at + 1}"));
        }
    }

    private void AddOverlay(PlannedRegion street, string net, string prefix, int number, IReadOnlyList<PlannedRegion> members, Name name)
    {
        var boundary = members.Count == 1 ? members[0].Boundary : UnaryUnionOp.Union(members.Select(member => member.Boundary));
        _regions.Add(new PlannedRegion(
            _regions.Count, street, RegionLevel.Grid, RegionKind.Overlay, $"{street.Code}{prefix}{number:00}", name,
            [.. members.SelectMany(member => member.Cells)], boundary)
        { Overlay = net });
    }

    private PlannedRegion Add(
        PlannedRegion? parent, RegionLevel level, Land land, string code, Name name,
        RegionKind kind = RegionKind.General, Setting? setting = null, int households = 0, Site? site = null)
    {
        var cells = land.Cells.ToList();
        var region = new PlannedRegion(_regions.Count, parent, level, kind, code, name, cells, Boundary(cells))
        {
            Setting = setting, Households = households, Site = site, Roads = level == RegionLevel.Grid ? [.. land.Roads] : [],
        };
        _regions.Add(region);
        return region;
    }

    private Polygon Boundary(List<int> cells)
    {
        var corners = plan.Lattice.Outline(cells, cells.ToHashSet().Contains)
            ?? throw new InvalidOperationException("Land that is not one piece was laid out.");
        return _shapes.CreatePolygon([.. corners.Append(corners[0]).Select(plan.Terrain.Node)]);
    }

    private Setting SettingOf(Land land)
    {
        if (land.Cells.Any(cell => plan.Lattice.Of(cell).Y is var y && (y == riverRow || y == riverRow - 1)))
        {
            return Setting.Riverside;
        }

        return Remoteness(land) switch
        {
            < 0.35 => dice.Chance(0.5) ? Setting.Offices : Setting.OldTown,
            < 0.55 => dice.Chance(0.4) ? Setting.OldTown : Setting.Estates,
            _ => Setting.Estates,
        };
    }

    private bool IsHilly(Land land) => Middle(land).Y < plan.Lattice.Height * 0.22;

    // 0 in the middle of the city, 1 at its edge.
    private double Remoteness(Land land)
    {
        var (x, y) = Middle(land);
        return Math.Max(Math.Abs((2 * x / plan.Lattice.Width) - 1), Math.Abs((2 * y / plan.Lattice.Height) - 1));
    }

    private (double X, double Y) Middle(Land land) =>
        (land.Cells.Average(cell => plan.Lattice.Of(cell).X + 0.5), land.Cells.Average(cell => plan.Lattice.Of(cell).Y + 0.5));

    private static Name With(Name name, string chinese, string english) => new(name.Chinese + chinese, $"{name.English} {english}");
}

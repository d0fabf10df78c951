using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Union;
using Weft.Core.Regions;
using Weft.Server.Demo.Plan;
using Weft.Server.Regions.Boundaries;

namespace Weft.Server.Tests.Demo;

public class CityPlanTests
{
    private static readonly CityPlan City = CityPlan.Make(CitySize.City);

    public static TheoryData<ulong> Seeds => [1, 7, 42, CityPlan.DemoSeed, 99_991];

    [Fact]
    public void The_city_has_five_levels_and_about_300_grids()
    {
        City.At(RegionLevel.City).Count().ShouldBe(1);
        City.At(RegionLevel.County).Count().ShouldBe(3);
        City.At(RegionLevel.Street).Count().ShouldBe(10);
        City.At(RegionLevel.Community).Count().ShouldBe(40);
        City.At(RegionLevel.Grid).Count().ShouldBeInRange(295, 310);
        City.At(RegionLevel.Grid, RegionKind.Dedicated).Count().ShouldBeInRange(10, 40);
        City.At(RegionLevel.Grid, RegionKind.Overlay).Select(region => region.Overlay).Distinct().ShouldBe(["fire", "police"], ignoreOrder: true);
    }

    [Fact]
    public void The_same_seed_gives_the_same_city_and_another_seed_another()
    {
        Describe(CityPlan.Make(CitySize.Small, 5)).ShouldBe(Describe(CityPlan.Make(CitySize.Small, 5)));
        Describe(CityPlan.Make(CitySize.Small, 5)).ShouldNotBe(Describe(CityPlan.Make(CitySize.Small, 6)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_cell_of_the_ground_keeps_its_corners_in_order(ulong seed)
    {
        var plan = CityPlan.Make(CitySize.City, seed);

        Enumerable.Range(0, plan.Lattice.Width * plan.Lattice.Height).Count(cell => !IsUpright(plan, cell)).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Children_tile_their_parent_exactly(ulong seed)
    {
        var plan = CityPlan.Make(CitySize.City, seed);

        foreach (var parent in plan.Regions.Where(region => region.Kind == RegionKind.General && region.Level < RegionLevel.Grid))
        {
            var children = plan.Regions.Where(region => region.Parent == parent && region.Kind == RegionKind.General).ToList();

            children.SelectMany(child => child.Cells).Order().ShouldBe(parent.Cells.Order());
            children.Sum(child => child.Boundary.Area).ShouldBe(parent.Boundary.Area, parent.Boundary.Area * 1e-9);
            UnaryUnionOp.Union(children.Select(child => child.Boundary)).EqualsTopologically(parent.Boundary).ShouldBeTrue(parent.Name.English);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Every_boundary_is_valid_and_grids_have_a_modest_number_of_corners(ulong seed)
    {
        var plan = CityPlan.Make(CitySize.City, seed);

        plan.Regions.ShouldAllBe(region => region.Boundary.IsValid && region.Boundary.IsSimple);
        plan.At(RegionLevel.Grid).Select(grid => grid.Boundary.NumPoints - 1).Max().ShouldBeLessThanOrEqualTo(64);
        plan.At(RegionLevel.Grid).Average(grid => grid.Boundary.NumPoints - 1).ShouldBeInRange(15, 30);
    }

    [Fact]
    public void Neighbours_share_corners_and_never_ground()
    {
        var grids = City.At(RegionLevel.Grid).ToList();
        var tree = new STRtree<PlannedRegion>();
        grids.ForEach(grid => tree.Insert(grid.Boundary.EnvelopeInternal, grid));

        foreach (var grid in grids)
        {
            tree.Query(grid.Boundary.EnvelopeInternal).Where(other => other != grid)
                .ShouldAllBe(other => !other.Boundary.Relate(grid.Boundary, "T********"));
        }
    }

    [Fact]
    public void Dedicated_grids_lie_in_their_community_and_count_from_601()
    {
        foreach (var grid in City.At(RegionLevel.Grid, RegionKind.Dedicated))
        {
            grid.Parent!.Boundary.Covers(grid.Boundary).ShouldBeTrue();
            grid.Code[^3..].ShouldBe("601");
            grid.Site.ShouldNotBeNull();
        }
    }

    [Fact]
    public void The_check_that_every_drawn_boundary_meets_finds_no_fault()
    {
        foreach (var parent in City.Regions.Where(region => region.Kind == RegionKind.General && region.Level < RegionLevel.Grid))
        {
            var children = City.Regions.Where(region => region.Parent == parent)
                .Select((region, at) => new DrawnRegion(Guid.NewGuid(), region.Name.Chinese, region.Kind, region.Boundary, at)).ToList();

            NeighbourCheck.Faults(new DrawnRegion(Guid.NewGuid(), parent.Name.Chinese, parent.Kind, parent.Boundary), children, [], DrawingRules.Usual)
                .ShouldBeEmpty(parent.Name.English);
        }
    }

    [Fact]
    public void Codes_follow_the_scheme_under_a_prefix_that_no_province_has()
    {
        var general = City.Regions.Where(region => region.Kind != RegionKind.Overlay).ToList();

        general.Select(region => region.Code).ShouldBeUnique();
        general.ShouldAllBe(region => region.Code.StartsWith("9901", StringComparison.Ordinal));
        general.Where(region => region.Level > RegionLevel.County).ShouldAllBe(region => region.Code.StartsWith(region.Parent!.Code, StringComparison.Ordinal));
        City.At(RegionLevel.Grid).ShouldAllBe(region => region.Code.Length == 15);
    }

    [Fact]
    public void A_place_somewhere_in_a_grid_lies_in_that_grid()
    {
        var dice = new Dice(3);
        foreach (var grid in City.At(RegionLevel.Grid))
        {
            var ground = PreparedGeometryFactory.Prepare(grid.Boundary);
            Enumerable.Range(0, 20).ShouldAllBe(_ => ground.Contains(new Point(City.Somewhere(grid, dice))));
        }
    }

    [Fact]
    public void A_metropolis_has_as_many_grids_as_asked_for()
    {
        var plan = CityPlan.Make(CitySize.Metropolis);

        plan.At(RegionLevel.Grid).Count().ShouldBeInRange(3_000, 3_100);
        plan.Regions.Where(region => region.Level != RegionLevel.Grid || region.Index % 7 == 0).ShouldAllBe(region => region.Boundary.IsValid);
    }

    private static bool IsUpright(CityPlan plan, int cell)
    {
        Coordinate[] corners = [plan.Terrain.Inside(cell, 0, 0), plan.Terrain.Inside(cell, 0, 1), plan.Terrain.Inside(cell, 1, 1), plan.Terrain.Inside(cell, 1, 0)];
        return Enumerable.Range(0, 4).All(at => Turn(corners[at], corners[(at + 1) % 4], corners[(at + 2) % 4]) > 0);
    }

    private static double Turn(Coordinate a, Coordinate b, Coordinate c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));

    private static string Describe(CityPlan plan) =>
        string.Join("\n", plan.Regions.Select(region => $"{region.Code} {region.Name} {region.Boundary.AsText()} {string.Join(",", region.Roads)}"));
}

using Weft.Core.Access;
using Weft.Core.Regions;

namespace Weft.Server.Demo.Plan;

/// <summary>
/// The named accounts of the demo, one for each role, all along one line of places: what the worker reports in the first grid
/// passes through the community, the street, the county and the city of the others.
/// </summary>
internal static class Guides
{
    /// <summary>The password of every demo account. They can sign in in demo mode only.</summary>
    public const string Password = "weft-demo-2026";

    public static List<PlannedPerson> Of(CityPlan plan, Staffing staffing, Dice dice)
    {
        var grid = GuidedGrid(plan);
        var (community, street, county) = (grid.Above(RegionLevel.Community)!, grid.Above(RegionLevel.Street)!, grid.Above(RegionLevel.County)!);

        return
        [
            Guide("worker", Role.GridWorker, grid, staffing.Station(community)),
            Guide("leader", Role.GridLeader, grid, staffing.Station(community)),
            Guide("community", Role.StationOperator, community, staffing.Station(community)),
            Guide("street", Role.StationOperator, street, staffing.Station(street)),
            Guide("county", Role.StationOperator, county, staffing.Station(county)),
            Guide("city", Role.StationOperator, plan.City, staffing.Station(plan.City)),
            Guide("dispatcher", Role.Dispatcher, county, staffing.Station(county)),
            Guide("hotline", Role.HotlineOperator, plan.City, staffing.Station(plan.City)),
            Guide("sanitation", Role.DepartmentHandler, county, staffing.Department(grid, "环境卫生管理所")!),
            Guide("water", Role.DepartmentHandler, plan.City, staffing.Department(grid, "供水集团")!),
            Guide("enforcement", Role.DepartmentHandler, street, staffing.Department(grid, "综合行政执法队")!),
            Guide("supervisor", Role.Supervisor, plan.City, staffing.Station(plan.City)),
            Guide("mediator", Role.Mediator, community, staffing.Station(community)),
            Guide("analyst", Role.Analyst, plan.City, staffing.Station(plan.City)),
            Guide("admin", Role.Administrator, plan.City, staffing.Station(plan.City)),
            Guide("auditor", Role.Auditor, plan.City, staffing.Station(plan.City)),
            new PlannedPerson("resident", People.NameOf(dice), [new PlannedSeat(Role.Resident, null, null)]) { IsGuide = true },
        ];

        PlannedPerson Guide(string userName, Role role, PlannedRegion region, PlannedUnit unit) =>
            new(userName, People.NameOf(dice), [new PlannedSeat(role, region, unit)]) { IsGuide = true };
    }

    /// <summary>The grid nearest to the middle of the city: something always happens there.</summary>
    public static PlannedRegion GuidedGrid(CityPlan plan)
    {
        var middle = plan.City.Boundary.Centroid;
        return plan.At(RegionLevel.Grid).OrderBy(grid => grid.Boundary.Centroid.Distance(middle)).First();
    }
}

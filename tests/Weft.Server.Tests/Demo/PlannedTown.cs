using System.Globalization;
using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Clocks;
using Weft.Core.Procedures;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Demo.Life;
using Weft.Server.Demo.Plan;
using Weft.Server.Demo.Writing;

namespace Weft.Server.Tests.Demo;

/// <summary>A planned city with ids, and a life in it, without a database.</summary>
internal static class PlannedTown
{
    public static Town Of(CityPlan plan)
    {
        var places = new Dictionary<PlannedRegion, Placed>();
        foreach (var region in plan.Regions)
        {
            var above = region.Parent is { } parent ? places[parent].Path : new RegionPath("/1/");
            places.Add(region, new Placed(Guid.NewGuid(), above.Child(region.Index + 2)));
        }

        var units = plan.Staffing.Units.ToDictionary(
            unit => unit,
            unit => new Unit(Guid.NewGuid(), unit.Name.Chinese, unit.Kind, unit.Level, places[unit.Region].Id, places[unit.Region].Path, unit.Name.English));
        return new Town(plan, places, units, plan.People.ToDictionary(person => person, _ => Guid.NewGuid()));
    }

    public static WorkCalendar WorkCalendar()
    {
        Core.Clocks.WorkCalendar.TryMake(Calendar, out var calendar, out _).ShouldBeTrue();
        return calendar!;
    }

    public static LifeLived Live(Town town, DateTimeOffset present, ulong seed)
    {
        var procedures = ShippedProcedures.All.ToDictionary(one => one.Code, one => (Guid.NewGuid(), one));
        var ground = new Ground(
            matter => procedures[matter.Item.ProcedureCode ?? (matter.Channel == CaseChannel.Hotline ? "hotline" : matter.Grid.Above(RegionLevel.County)!.Code == "990101" ? "four-levels" : "five-steps")],
            WorkCalendar(), (at, number) => string.Create(CultureInfo.InvariantCulture, $"{at:yyyyMMdd}{number:000000}"));
        return LifeOfCity.Live(town, Items, ground, present, new Dice(seed));
    }

    public static IReadOnlyList<CatalogueItem> Items { get; } = CatalogueSeed.Read().Items;

    private static CalendarPlan Calendar => new(CalendarPlan.ChinaTime, [WorkWeek.Usual], ChineseHolidays.All);
}

using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Core.Regions;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>What happens in the city over the days: how much, at which hour, in which grid, of which item.</summary>
internal sealed class Days
{
    // By hour of the day: the two patrols, office hours, the evening.
    private static readonly double[] ByHour = [0.3, 0.2, 0.15, 0.1, 0.15, 0.4, 1.2, 2.8, 6.2, 7.5, 7.0, 4.6, 2.6, 3.2, 5.4, 6.6, 6.0, 4.4, 3.2, 3.4, 3.0, 2.0, 1.1, 0.6];
    private static readonly double[] AtNight = [3, 1.5, 0.8, 0.4, 0.3, 0.5, 0.6, 0.5, 0.5, 0.5, 0.5, 0.6, 0.8, 0.6, 0.5, 0.5, 0.6, 1.2, 2.4, 4, 5.5, 6.5, 7, 5];
    private static readonly string[] Nightly = ["0118", "0304", "0314", "0315", "0316", "0317", "0402", "0502", "0521"];
    private static readonly string[] OfFields = ["0430", "0512", "0515", "0516", "0517", "0705", "0706", "0428", "0425", "0424"];
    private static readonly string[] OfWater = ["0131", "0132", "0234", "0427", "0508", "0509", "0510", "0511", "0513", "0514", "0525"];
    private static readonly CaseChannel[] Doors = [CaseChannel.Worker, CaseChannel.Resident, CaseChannel.Hotline, CaseChannel.Police, CaseChannel.Sensor, CaseChannel.Department];
    private static readonly string[] Sensed = ["0101", "0102", "0203", "0412", "0426", "0502", "0505", "0133"];

    private readonly Words _words;
    private readonly Dice _dice;
    private readonly List<PlannedRegion> _grids;
    private readonly Lots _busyGrids;
    private readonly List<CatalogueItem> _items;
    private readonly Dictionary<(Setting?, Site?), Lots> _itemsAt = [];

    public Days(CityPlan plan, IEnumerable<CatalogueItem> items, Words words, Dice dice)
    {
        (_words, _dice, _items) = (words, dice, [.. items.OrderBy(item => item.Code, StringComparer.Ordinal)]);
        _grids = [.. plan.At(RegionLevel.Grid), .. plan.At(RegionLevel.Grid, RegionKind.Dedicated)];
        var guided = Guides.GuidedGrid(plan);
        _busyGrids = new Lots(_grids.Select(grid => Busy(grid) * (grid == guided ? 4 : grid.Parent == guided.Parent ? 3 : 1) * dice.Between(0.6, 1.4)));
    }

    /// <summary>The matters of the days before <paramref name="present"/>, in the order of time.</summary>
    public List<Matter> Of(DateTimeOffset present, int days, int total)
    {
        var today = new DateTimeOffset(present.ToOffset(Pace.China).Date, Pace.China);
        var weights = Enumerable.Range(0, days + 1).Select(ago => DayWeight(today.AddDays(-ago))).ToList();
        var matters = new List<Matter>();
        while (matters.Count < total)
        {
            var grid = _grids[_busyGrids.Draw(_dice)];
            var item = _items[ItemsAt(grid).Draw(_dice)];
            var hour = _dice.Weighted(Nightly.Contains(item.Code) ? AtNight : ByHour);
            var at = today.AddDays(-_dice.Weighted(weights)).AddHours(hour + _dice.Unit());
            if (at < present && at > present.AddDays(-days))
            {
                matters.Add(At(grid, item, at));
            }
        }

        matters.AddRange(Bursts(present, Math.Max(4, total / 60)));
        matters.Sort((one, other) => one.At.CompareTo(other.At));
        return matters;
    }

    public Matter At(PlannedRegion grid, CatalogueItem item, DateTimeOffset at) =>
        new(grid, item, _dice.Between(1, item.Conditions.Count), Door(item), at);

    // What residents write about a lot in a few days: one works site at night, one market street, one broken main.
    private IEnumerable<Matter> Bursts(DateTimeOffset present, int size)
    {
        foreach (var (code, door, ago) in new[] { ("0314", CaseChannel.Hotline, 9), ("0301", CaseChannel.Resident, 17), ("0601", CaseChannel.Hotline, 5), ("0502", CaseChannel.Hotline, 2) })
        {
            var (grid, item) = (_dice.Pick(_grids), _items.Single(one => one.Code == code));
            for (var one = 0; one < size; one++)
            {
                var night = present.ToOffset(Pace.China).Date.AddDays(-ago + _dice.Below(3));
                var at = new DateTimeOffset(night, Pace.China).AddHours(code == "0601" ? _dice.Between(6.5, 10.0) : _dice.Between(19.0, 23.5));
                if (at < present)
                {
                    yield return new Matter(grid, item, 1, door, at);
                }
            }
        }
    }

    private CaseChannel Door(CatalogueItem item)
    {
        var person = item.Kind is CaseKind.Appeal or CaseKind.Errand or CaseKind.Dispute;
        double[] weights = person ? [22, 30, 46, 2, 0, 0] : [56, 22, 16, 2, Sensed.Contains(item.Code) ? 8 : 0, 2];
        return Doors[_dice.Weighted(weights)];
    }

    private Lots ItemsAt(PlannedRegion grid)
    {
        var key = (grid.Setting, grid.Site);
        if (!_itemsAt.TryGetValue(key, out var lots))
        {
            _itemsAt[key] = lots = new Lots(_items.Select(item => Weight(item, grid)));
        }

        return lots;
    }

    private double Weight(CatalogueItem item, PlannedRegion grid)
    {
        var often = _words.Has($"say {item.Code}") ? 6.0 : 1.0;
        var rural = grid.Setting is Setting.Village or Setting.Hills;
        return often
            * (OfFields.Contains(item.Code) ? rural ? 4 : 0 : 1)
            * (OfWater.Contains(item.Code) ? grid.Setting == Setting.Riverside ? 5 : 0.05 : 1)
            * OfClass(item.ClassCode, grid.Setting)
            * (OfSite(grid.Site).Contains(item.Code) ? 12 : 1);
    }

    private static double OfClass(string classCode, Setting? setting) => (classCode, setting) switch
    {
        ("02" or "04", Setting.OldTown) => 1.6,
        ("03", Setting.Offices or Setting.OldTown) => 1.5,
        ("01", Setting.Village or Setting.Hills) => 0.5,
        ("03", Setting.Village or Setting.Hills) => 0.3,
        ("07", Setting.Village or Setting.Hills) => 1.6,
        ("06", Setting.Estates) => 1.5,
        ("06" or "07", _) => 0.8,
        _ => 1,
    };

    private static string[] OfSite(Site? site) => site switch
    {
        Site.Market => ["0301", "0302", "0303", "0439", "0201", "0619"],
        Site.IndustrialPark => ["0434", "0503", "0504", "0618", "0717", "0433"],
        Site.School => ["0327", "0305", "0304", "0613"],
        Site.RailwayStation => ["0320", "0321", "0323", "0442", "0306"],
        Site.Hospital => ["0328", "0305", "0615", "0718"],
        Site.ShoppingCentre => ["0315", "0306", "0307", "0217", "0619"],
        Site.LogisticsPark => ["0432", "0206", "0507", "0404"],
        Site.Park => ["0329", "0136", "0134", "0526", "0225"],
        null => [],
    };

    private static double Busy(PlannedRegion grid) => grid.Setting switch
    {
        Setting.OldTown => 2.2,
        Setting.Offices => 1.9,
        Setting.Estates => 1.5,
        Setting.Riverside => 1.2,
        Setting.Village => 0.6,
        Setting.Hills => 0.35,
        null => 1,
    } * (grid.Site is null ? 1 : 2);

    private static double DayWeight(DateTimeOffset day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => 0.7,
        DayOfWeek.Sunday => 0.6,
        DayOfWeek.Monday => 1.2,
        _ => 1,
    };
}

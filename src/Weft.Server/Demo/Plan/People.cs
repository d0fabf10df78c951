using Weft.Core.Access;
using Weft.Core.Regions;

namespace Weft.Server.Demo.Plan;

/// <summary>What a person is: a role in a region, exercised for a unit. Residents have neither.</summary>
internal sealed record PlannedSeat(Role Role, PlannedRegion? Region, PlannedUnit? Unit);

internal sealed record PlannedPerson(string UserName, string Name, IReadOnlyList<PlannedSeat> Seats)
{
    /// <summary>One of the named accounts that the documents speak of.</summary>
    public bool IsGuide { get; init; }
}

/// <summary>Everybody who works in the net: a worker and a leader for each grid, people in every station and department.</summary>
internal static class People
{
    private static readonly string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹";
    private static readonly string First = "春晓文雨志海秋国丽建明美佳思宇子静雅振永立向玉书梦素安清远承景";
    private static readonly string Second = "华平英强敏洁辉芳军琳勇娟涛红刚艳峰慧斌霞鹏燕杰萍凯莹龙倩波玲云兰松梅竹荣";

    public static List<PlannedPerson> Of(CityPlan plan, Staffing staffing, Dice dice)
    {
        var people = new List<PlannedPerson>();
        foreach (var grid in plan.At(RegionLevel.Grid).Concat(plan.At(RegionLevel.Grid, RegionKind.Dedicated)))
        {
            var station = staffing.Station(grid.Parent!);
            Add($"w{grid.Code}", Role.GridWorker, grid, station);
            Add($"l{grid.Code}", Role.GridLeader, grid, station);
            if (grid.Index % 4 == 0)
            {
                Add($"h{grid.Code}", Role.Assistant, grid, station);
            }
        }

        foreach (var unit in staffing.Units)
        {
            foreach (var (role, count) in RolesOf(unit))
            {
                for (var at = 1; at <= count; at++)
                {
                    Add($"{unit.Code}-{Short(role)}{at}", role, unit.Region, unit);
                }
            }
        }

        return people;

        void Add(string userName, Role role, PlannedRegion region, PlannedUnit unit) =>
            people.Add(new PlannedPerson(userName, NameOf(dice), [new PlannedSeat(role, region, unit)]));
    }

    /// <summary>An ordinary name that nobody in particular bears.</summary>
    public static string NameOf(Dice dice) =>
        $"{Surnames[dice.Below(Surnames.Length)]}{(dice.Chance(0.8) ? First[dice.Below(First.Length)] : "")}{Second[dice.Below(Second.Length)]}";

    private static (Role Role, int Count)[] RolesOf(PlannedUnit unit) => unit switch
    {
        { Body: not null } => [(Role.DepartmentHandler, 2)],
        { Level: RegionLevel.Community } => [(Role.StationOperator, 1), (Role.Mediator, 1)],
        { Level: RegionLevel.Street } => [(Role.StationOperator, 2), (Role.Dispatcher, 1), (Role.Mediator, 1)],
        { Level: RegionLevel.County } => [(Role.StationOperator, 2), (Role.Dispatcher, 2), (Role.Supervisor, 1), (Role.Mediator, 1), (Role.Analyst, 1)],
        _ => [(Role.StationOperator, 2), (Role.Dispatcher, 2), (Role.HotlineOperator, 6), (Role.Supervisor, 3), (Role.Analyst, 2), (Role.Administrator, 1), (Role.Auditor, 1)],
    };

    private static string Short(Role role) => role.ToString().ToLowerInvariant();
}

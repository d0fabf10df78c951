using Weft.Core.Regions;

namespace Weft.Server.Demo.Plan;

/// <summary>Which departments the city has, and at which level: the bodies that the demo catalogue holds responsible.</summary>
internal static class Departments
{
    /// <summary>One department at every region of its level; <paramref name="Body"/> is the name that catalogue items use.</summary>
    internal sealed record Department(string Key, RegionLevel Level, string Body, string English);

    public static IReadOnlyList<Department> All { get; } =
    [
        new("water", RegionLevel.City, "供水集团", "Water Supply Company"),
        new("power", RegionLevel.City, "供电公司", "Power Supply Company"),
        new("gas", RegionLevel.City, "燃气公司", "Gas Company"),
        new("telecom", RegionLevel.City, "通信设施维护中心", "Telecom Facilities Centre"),
        new("traffic-police", RegionLevel.City, "交通警察支队", "Traffic Police"),
        new("transport", RegionLevel.City, "交通运输局", "Transport Bureau"),
        new("environment", RegionLevel.City, "生态环境局", "Environment Bureau"),
        new("rivers", RegionLevel.City, "水务局", "Water Affairs Bureau"),
        new("agriculture", RegionLevel.City, "农业农村局", "Agriculture Bureau"),
        new("education", RegionLevel.City, "教育体育局", "Education and Sports Bureau"),
        new("health", RegionLevel.City, "卫生健康局", "Health Bureau"),
        new("labour", RegionLevel.City, "人力资源和社会保障局", "Labour and Social Security Bureau"),
        new("civil-affairs", RegionLevel.City, "民政局", "Civil Affairs Bureau"),
        new("justice", RegionLevel.City, "司法局", "Justice Bureau"),
        new("emergency", RegionLevel.City, "应急管理局", "Emergency Management Bureau"),
        new("petitions", RegionLevel.City, "信访局", "Petitions Bureau"),
        new("sanitation", RegionLevel.County, "环境卫生管理所", "Sanitation Office"),
        new("municipal-works", RegionLevel.County, "市政设施管护所", "Municipal Works Office"),
        new("drainage", RegionLevel.County, "排水管理所", "Drainage Office"),
        new("parks", RegionLevel.County, "园林绿化所", "Parks Office"),
        new("housing", RegionLevel.County, "住房和城乡建设局", "Housing and Construction Bureau"),
        new("market", RegionLevel.County, "市场监督管理局", "Market Supervision Bureau"),
        new("fire", RegionLevel.County, "消防救援大队", "Fire and Rescue Brigade"),
        new("police", RegionLevel.County, "公安分局", "Police Branch"),
        new("enforcement", RegionLevel.Street, "综合行政执法队", "Urban Management Team"),
    ];
}

namespace Weft.Server.Demo.Plan;

/// <summary>What dedicated grids are called.</summary>
internal static class Sites
{
    public static string Chinese(this Site site) => site switch
    {
        Site.Market => "农贸市场",
        Site.IndustrialPark => "工业园",
        Site.School => "中学",
        Site.RailwayStation => "火车站",
        Site.Hospital => "人民医院",
        Site.ShoppingCentre => "购物中心",
        Site.LogisticsPark => "物流园",
        Site.Park => "公园",
    };

    public static string English(this Site site) => site switch
    {
        Site.Market => "Market",
        Site.IndustrialPark => "Industrial Park",
        Site.School => "Middle School",
        Site.RailwayStation => "Railway Station",
        Site.Hospital => "Hospital",
        Site.ShoppingCentre => "Shopping Centre",
        Site.LogisticsPark => "Logistics Park",
        Site.Park => "Park",
    };
}

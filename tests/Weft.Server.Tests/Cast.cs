using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Core.Units;
using Weft.Server.Access;

namespace Weft.Server.Tests;

/// <summary>A place of the invented city 云溪市. The rectangle is west, south, east, north in degrees (WGS 84).</summary>
public sealed record CastPlace(Guid Id, long Number, CastPlace? In, RegionLevel Level, string Name, double West, double South, double East, double North)
{
    public RegionPath Path => In is null ? new RegionPath($"/1/{Number}/") : In.Path.Child(Number);

    /// <summary>A point well inside.</summary>
    public (double Longitude, double Latitude) Middle => ((West + East) / 2, (South + North) / 2);
}

public sealed record CastUnit(Guid Id, UnitKind Kind, CastPlace Region, string Name, string EnglishName, CastUnit? Under = null);

public sealed record CastPerson(Guid Id, string UserName, string Name, Role Role, CastPlace? Region, CastUnit? Unit, string? Phone = null);

/// <summary>
/// Everybody the server tests are about. They stand in the template database, so that each test database has them from the
/// start: two counties, of which the first has two streets, of which the first has two communities; the rest is where
/// strangers come from.
/// </summary>
public static class Cast
{
    public const string Password = "yunxi-weaves-a-net";

    public static readonly CastPlace City = Place(100, null, RegionLevel.City, "云溪市", 113.30, 23.10, 113.40, 23.20);
    public static readonly CastPlace County = Place(110, City, RegionLevel.County, "青石区", 113.30, 23.10, 113.36, 23.20);
    public static readonly CastPlace Street = Place(120, County, RegionLevel.Street, "望江街道", 113.30, 23.10, 113.34, 23.20);
    public static readonly CastPlace Guihua = Place(130, Street, RegionLevel.Community, "桂花社区", 113.30, 23.15, 113.34, 23.20);
    public static readonly CastPlace GuihuaFirst = Place(131, Guihua, RegionLevel.Grid, "桂花第一网格", 113.30, 23.15, 113.32, 23.20);
    public static readonly CastPlace GuihuaSecond = Place(132, Guihua, RegionLevel.Grid, "桂花第二网格", 113.32, 23.15, 113.34, 23.20);
    public static readonly CastPlace Liuxi = Place(140, Street, RegionLevel.Community, "柳溪社区", 113.30, 23.10, 113.34, 23.15);
    public static readonly CastPlace LiuxiFirst = Place(141, Liuxi, RegionLevel.Grid, "柳溪第一网格", 113.30, 23.10, 113.34, 23.15);

    public static readonly CastPlace SecondStreet = Place(150, County, RegionLevel.Street, "青山街道", 113.34, 23.10, 113.36, 23.20);
    public static readonly CastPlace Songlin = Place(160, SecondStreet, RegionLevel.Community, "松林社区", 113.34, 23.10, 113.36, 23.20);
    public static readonly CastPlace SonglinFirst = Place(161, Songlin, RegionLevel.Grid, "松林第一网格", 113.34, 23.10, 113.36, 23.20);

    public static readonly CastPlace OtherCounty = Place(170, City, RegionLevel.County, "白塔区", 113.36, 23.10, 113.40, 23.20);
    public static readonly CastPlace OtherStreet = Place(180, OtherCounty, RegionLevel.Street, "古井街道", 113.36, 23.10, 113.40, 23.20);
    public static readonly CastPlace OtherCommunity = Place(190, OtherStreet, RegionLevel.Community, "古井社区", 113.36, 23.10, 113.40, 23.20);
    public static readonly CastPlace OtherGrid = Place(191, OtherCommunity, RegionLevel.Grid, "古井第一网格", 113.36, 23.10, 113.40, 23.20);

    public static readonly IReadOnlyList<CastPlace> Places =
    [
        City, County, Street, Guihua, GuihuaFirst, GuihuaSecond, Liuxi, LiuxiFirst, SecondStreet, Songlin, SonglinFirst,
        OtherCounty, OtherStreet, OtherCommunity, OtherGrid,
    ];

    public static readonly CastUnit CityStation = Station(City, "云溪市网格中心", "Yunxi City Grid Centre");
    public static readonly CastUnit CountyStation = Station(County, "青石区网格中心", "Qingshi District Grid Centre", CityStation);
    public static readonly CastUnit StreetStation = Station(Street, "望江街道网格站", "Wangjiang Street Station", CountyStation);
    public static readonly CastUnit GuihuaStation = Station(Guihua, "桂花社区工作站", "Guihua Community Station", StreetStation);
    public static readonly CastUnit LiuxiStation = Station(Liuxi, "柳溪社区工作站", "Liuxi Community Station", StreetStation);
    public static readonly CastUnit SecondStreetStation = Station(SecondStreet, "青山街道网格站", "Qingshan Street Station", CountyStation);
    public static readonly CastUnit SonglinStation = Station(Songlin, "松林社区工作站", "Songlin Community Station", SecondStreetStation);
    public static readonly CastUnit OtherCountyStation = Station(OtherCounty, "白塔区网格中心", "Baita District Grid Centre", CityStation);
    public static readonly CastUnit OtherStreetStation = Station(OtherStreet, "古井街道网格站", "Gujing Street Station", OtherCountyStation);
    public static readonly CastUnit OtherCommunityStation = Station(OtherCommunity, "古井社区工作站", "Gujing Community Station", OtherStreetStation);

    public static readonly CastUnit SanitationOffice = Department(1, Street, "望江街道环卫所", "Wangjiang Sanitation Office", StreetStation);
    public static readonly CastUnit CountyWaterBureau = Department(2, County, "青石区水务局", "Qingshi Water Bureau", CountyStation);
    public static readonly CastUnit CityHousing = Department(3, City, "云溪市住房和城乡建设局", "Yunxi Housing Bureau", CityStation);
    public static readonly CastUnit TrafficPolice = Department(4, City, "云溪市交警支队", "Yunxi Traffic Police", CityStation);

    public static readonly IReadOnlyList<CastUnit> Units =
    [
        CityStation, CountyStation, StreetStation, GuihuaStation, LiuxiStation, SecondStreetStation, SonglinStation,
        OtherCountyStation, OtherStreetStation, OtherCommunityStation, SanitationOffice, CountyWaterBureau, CityHousing, TrafficPolice,
    ];

    public static readonly CastPerson GridWorker = Person(1, "worker", "王小网", Role.GridWorker, GuihuaFirst, GuihuaStation, "13800000001");
    public static readonly CastPerson OtherGridWorker = Person(2, "worker2", "陈巡", Role.GridWorker, LiuxiFirst, LiuxiStation);
    public static readonly CastPerson GridLeader = Person(3, "leader", "李格长", Role.GridLeader, GuihuaFirst, GuihuaStation);
    public static readonly CastPerson CommunityOperator = Person(4, "community", "赵桂花", Role.StationOperator, Guihua, GuihuaStation);
    public static readonly CastPerson StreetOperator = Person(5, "street", "钱望江", Role.StationOperator, Street, StreetStation);
    public static readonly CastPerson CountyOperator = Person(6, "county", "孙青石", Role.StationOperator, County, CountyStation);
    public static readonly CastPerson CityOperator = Person(7, "city", "周云溪", Role.StationOperator, City, CityStation);
    public static readonly CastPerson Dispatcher = Person(8, "dispatcher", "吴分拨", Role.Dispatcher, City, CityStation);
    public static readonly CastPerson HotlineOperator = Person(9, "hotline", "郑热线", Role.HotlineOperator, City, CityStation);
    public static readonly CastPerson SanitationHandler = Person(10, "sanitation", "冯环卫", Role.DepartmentHandler, Street, SanitationOffice);
    public static readonly CastPerson WaterHandler = Person(11, "water", "褚水务", Role.DepartmentHandler, County, CountyWaterBureau);
    public static readonly CastPerson HousingHandler = Person(12, "housing", "卫住建", Role.DepartmentHandler, City, CityHousing);
    public static readonly CastPerson TrafficHandler = Person(13, "traffic", "蒋交警", Role.DepartmentHandler, City, TrafficPolice);
    public static readonly CastPerson Supervisor = Person(14, "supervisor", "沈督办", Role.Supervisor, City, CityStation);
    public static readonly CastPerson Mediator = Person(15, "mediator", "韩调解", Role.Mediator, Street, StreetStation);
    public static readonly CastPerson Analyst = Person(16, "analyst", "杨分析", Role.Analyst, City, CityStation);
    public static readonly CastPerson Administrator = Person(17, "admin", "朱管理", Role.Administrator, City, null);
    public static readonly CastPerson CountyAdministrator = Person(18, "countyadmin", "秦区管", Role.Administrator, County, null);
    public static readonly CastPerson Auditor = Person(19, "auditor", "尤审计", Role.Auditor, City, null);
    public static readonly CastPerson Stranger = Person(20, "stranger", "许白塔", Role.StationOperator, OtherCounty, OtherCountyStation);
    public static readonly CastPerson Resident = Person(21, "resident", "何居民", Role.Resident, null, null, "13900000001");
    public static readonly CastPerson OtherResident = Person(22, "resident2", "吕居民", Role.Resident, null, null, "13900000002");

    public static readonly IReadOnlyList<CastPerson> People =
    [
        GridWorker, OtherGridWorker, GridLeader, CommunityOperator, StreetOperator, CountyOperator, CityOperator, Dispatcher, HotlineOperator,
        SanitationHandler, WaterHandler, HousingHandler, TrafficHandler, Supervisor, Mediator, Analyst, Administrator, CountyAdministrator,
        Auditor, Stranger, Resident, OtherResident,
    ];

    /// <summary>A client that is signed in as somebody, by a bearer token as an app has one. Two-factor people count as through with it.</summary>
    public static HttpClient As(this WeftApp app, CastPerson who)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token(app, who));
        return client;
    }

    // Made here with the server's own key: signing in properly costs a password hash a test, and has its own tests.
    private static string Token(WeftApp app, CastPerson who)
    {
        var account = new Account { Id = who.Id, DisplayName = who.Name, SecurityStamp = StampOf(who), CreatedAt = DateTimeOffset.UnixEpoch };
        var bearer = app.Services.GetRequiredService<IOptionsMonitor<BearerTokenOptions>>().Get(Schemes.Bearer);
        var lasting = new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddHours(8) };
        return bearer.BearerTokenProtector.Protect(new AuthenticationTicket(
            Schemes.Principal(account, Schemes.Bearer, session: Guid.CreateVersion7()), lasting, $"{Schemes.Bearer}:AccessToken"));
    }

    internal static string StampOf(CastPerson who) => $"STAMP-{who.UserName}";

    private static Guid Id(int kind, long number) => Guid.Parse($"01900000-0000-7000-8{kind:000}-{number:000000000000}");

    private static CastPlace Place(long number, CastPlace? within, RegionLevel level, string name, double west, double south, double east, double north) =>
        new(Id(1, number), number, within, level, name, west, south, east, north);

    private static CastUnit Station(CastPlace region, string name, string english, CastUnit? under = null) =>
        new(Id(2, region.Number), UnitKind.Station, region, name, english, under);

    private static CastUnit Department(int number, CastPlace region, string name, string english, CastUnit under) =>
        new(Id(3, number), UnitKind.Department, region, name, english, under);

    private static CastPerson Person(int number, string userName, string name, Role role, CastPlace? region, CastUnit? unit, string? phone = null) =>
        new(Id(4, number), userName, name, role, region, unit, phone);
}

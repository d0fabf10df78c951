using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Procedures;
using Weft.Core.Regions;
using Weft.Core.Tests.Clocks;
using Weft.Core.Units;

namespace Weft.Core.Tests.Cases;

/// <summary>A small town for the rules: four levels of stations, three departments, one person for each role.</summary>
internal static class Town
{
    public static readonly RegionPath CityPath = new("/1/"), CountyPath = new("/1/2/"), StreetPath = new("/1/2/3/"), CommunityPath = new("/1/2/3/4/"), GridPath = new("/1/2/3/4/5/");

    public static readonly Unit City = Station(1, "市中心", RegionLevel.City, CityPath);
    public static readonly Unit County = Station(2, "区中心", RegionLevel.County, CountyPath);
    public static readonly Unit Street = Station(3, "街道站", RegionLevel.Street, StreetPath);
    public static readonly Unit Community = Station(4, "社区站", RegionLevel.Community, CommunityPath);
    public static readonly Unit Sanitation = Department(11, "环卫所", RegionLevel.Street, StreetPath);
    public static readonly Unit Water = Department(12, "水务局", RegionLevel.County, CountyPath);
    public static readonly Unit Housing = Department(13, "住建局", RegionLevel.City, CityPath);

    public static readonly CaseActor Worker = Person(101, Role.GridWorker, GridPath, Community);
    public static readonly CaseActor OtherWorker = Person(102, Role.GridWorker, GridPath, Community);
    public static readonly CaseActor CommunityOperator = Person(104, Role.StationOperator, CommunityPath, Community);
    public static readonly CaseActor StreetOperator = Person(103, Role.StationOperator, StreetPath, Street);
    public static readonly CaseActor CountyOperator = Person(105, Role.StationOperator, CountyPath, County);
    public static readonly CaseActor CityOperator = Person(106, Role.StationOperator, CityPath, City);
    public static readonly CaseActor Dispatcher = Person(107, Role.Dispatcher, CityPath, City);
    public static readonly CaseActor Hotline = Person(108, Role.HotlineOperator, CityPath, City);
    public static readonly CaseActor Supervisor = Person(109, Role.Supervisor, CityPath, City);
    public static readonly CaseActor SanitationHandler = Person(111, Role.DepartmentHandler, StreetPath, Sanitation);
    public static readonly CaseActor WaterHandler = Person(112, Role.DepartmentHandler, CountyPath, Water);
    public static readonly CaseActor HousingHandler = Person(113, Role.DepartmentHandler, CityPath, Housing);
    public static readonly CaseActor Resident = new(Id(120), "居民", []);
    public static readonly CaseActor OtherResident = new(Id(121), "另一居民", []);
    public static readonly CaseActor Stranger = Person(130, Role.StationOperator, new RegionPath("/1/9/"), Station(9, "外区", RegionLevel.County, new RegionPath("/1/9/")));

    public static readonly IReadOnlyList<CaseActor> Everybody =
    [
        Worker, OtherWorker, CommunityOperator, StreetOperator, CountyOperator, CityOperator, Dispatcher, Hotline, Supervisor,
        SanitationHandler, WaterHandler, HousingHandler, Resident, OtherResident, Stranger, CaseActor.Machine,
    ];

    public static readonly IReadOnlyList<Unit> Units = [City, County, Street, Community, Sanitation, Water, Housing];

    /// <summary>Monday, 09:00 in China.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public static readonly CaseTerms Bin = new(
        Id(200), "T-01", "垃圾桶满溢", "T", 1, null, new Limit(4, LimitUnit.WorkingHour), "桶内清空", PhotoOnReport: false, PhotoOnHandling: false, AnonymousAllowed: true);

    public static readonly CaseTerms Cover = Bin with
    {
        ItemId = Id(201),
        ItemCode = "T-02",
        ItemName = "井盖缺失",
        PhotoOnReport = true,
        PhotoOnHandling = true,
        AnonymousAllowed = false,
        Handle = new Limit(2, LimitUnit.UrgentHour),
    };

    public static CaseSetting Setting(Procedure? procedure = null) => new(procedure ?? ShippedProcedures.FiveSteps, China.Calendar);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public static Unit StationAbove(UnitRef unit) => unit.Level switch
    {
        RegionLevel.Community => Street,
        RegionLevel.Street => County,
        _ => City,
    };

    private static Unit Station(int number, string name, RegionLevel level, RegionPath path) => new(Id(number), name, UnitKind.Station, level, Id(number), path);

    private static Unit Department(int number, string name, RegionLevel level, RegionPath path) => new(Id(number), name, UnitKind.Department, level, Id(number), path);

    private static CaseActor Person(int number, Role role, RegionPath region, Unit unit) =>
        new(Id(number), role.ToString(), [new Seat(role, region, UnitRef.Of(unit))]);
}

/// <summary>One case played step by step, with its clock in hand.</summary>
internal sealed class Play
{
    private Play(CaseBook book, CaseSetting setting, DateTimeOffset now) => (Book, Setting, Now) = (book, setting, now);

    public CaseBook Book { get; private set; }

    public CaseSetting Setting { get; }

    public DateTimeOffset Now { get; private set; }

    public CaseFile File => Book.File;

    public IReadOnlyList<TimelineEntry> Entries => [.. Book.Added.Select(entry => CaseJson.ReadEntry(entry.Text))];

    public static Play Reported(CaseTerms? terms = null, CaseSetting? setting = null, CaseActor? by = null, bool anonymous = false)
    {
        setting ??= Town.Setting();
        var decision = Report(terms, setting, by ?? Town.Resident, anonymous, photos: 1);
        return new Play(CaseBook.Begin(Town.Id(1000), (CaseDecision.Yes)decision, [], Town.Monday), setting, Town.Monday);
    }

    public static CaseDecision Report(CaseTerms? terms, CaseSetting setting, CaseActor by, bool anonymous, int photos, string words = "垃圾桶满溢，气味很大")
    {
        var report = new CaseReport(
            "20260302000001", CaseKind.Event, CaseChannel.Resident, Town.Id(300), Town.Id(5), Town.GridPath, terms,
            new CaseReporter(Town.Id(400), by.AccountId, anonymous), words, photos);
        return CaseRules.Report(report, Town.Community, Town.Worker.AccountId, new CaseParty(by.AccountId, by.Name, null, null, Standing.Anyone), setting, Town.Monday);
    }

    /// <summary>At the sanitation office, sent by the street.</summary>
    public static Play Dispatched(CaseTerms? terms = null, CaseSetting? setting = null) => Reported(terms ?? Town.Bin, setting)
        .Do(Town.CommunityOperator, new CaseCommand.Accept(null))
        .Do(Town.CommunityOperator, new CaseCommand.PassUp(Town.Street, "社区无清运车", "联系过物业"))
        .Do(Town.StreetOperator, new CaseCommand.Dispatch(Town.Sanitation, [], null));

    public static Play Responded(CaseTerms? terms = null, CaseSetting? setting = null) =>
        Dispatched(terms, setting).Do(Town.SanitationHandler, new CaseCommand.ReportIn());

    public static Play Handled() => Responded().Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面"));

    public static Play Closed() => Handled()
        .Do(Town.StreetOperator, new CaseCommand.Inspect(true, null))
        .Do(Town.StreetOperator, new CaseCommand.Close("垃圾桶已清空，地面已冲洗干净", true));

    public Play After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Takes a step that must be allowed.</summary>
    public Play Do(CaseActor by, CaseCommand command)
    {
        (Try(by, command) as CaseDecision.No)?.Why.ToString().ShouldBeNull($"{command.Step} by {by.Name}");
        return this;
    }

    public CaseDecision Try(CaseActor by, CaseCommand command) => Book.Take(command, by, Setting, Now);

    /// <summary>Takes a step that must be refused, and must change nothing.</summary>
    public CaseRefusal Refused(CaseActor by, CaseCommand command)
    {
        var (before, length) = (File, Book.Length);
        var why = Try(by, command).ShouldBeOfType<CaseDecision.No>().Why;
        (File, Book.Length).ShouldBe((before, length));
        return why;
    }
}

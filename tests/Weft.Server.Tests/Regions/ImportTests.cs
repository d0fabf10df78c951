using System.Text;
using System.Text.Json;

namespace Weft.Server.Tests.Regions;

/// <summary>Files: every fault by name and place, all or nothing. The tests draw on the parts of the map that no other here touches.</summary>
public class ImportTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _admin = app.As(Cast.Administrator);

    private static string Into(CastPlace parent, string more = "") => $"/import?parent={parent.Id}&level=Grid{more}";

    // Each row: a geometry as JSON, and the fault it has.
    public static TheoryData<string, string> Geometries => new()
    {
        { "null", "boundary.missing" },
        { """{"type":"Point","coordinates":[113.31,23.11]}""", "boundary.not-a-polygon" },
        { """{"type":"Polygon","coordinates":"none"}""", "boundary.not-a-polygon" },
        { """{"type":"Polygon","coordinates":[]}""", "boundary.empty" },
        { """{"type":"Polygon","coordinates":[[["a",1],[2,3],[4,5],["a",1]]]}""", "boundary.position-not-readable" },
        { """{"type":"Polygon","coordinates":[[[113.31,23.11],[113.32,23.11],[113.32,23.12]]]}""", "boundary.not-closed" },
        { """{"type":"Polygon","coordinates":[[[113.31,23.11],[113.32,23.11],[113.31,23.11]]]}""", "boundary.empty" },
        { """{"type":"Polygon","coordinates":[[[113.31,23.11],[113.32,23.12],[113.32,23.11],[113.31,23.12],[113.31,23.11]]]}""", "boundary.self-crossing" },
        { """{"type":"Polygon","coordinates":[[[23.11,113.31],[23.11,113.32],[23.12,113.32],[23.11,113.31]]]}""", "boundary.swapped" },
        { """{"type":"Polygon","coordinates":[[[213.31,93.11],[113.32,23.11],[113.32,23.12],[213.31,93.11]]]}""", "boundary.out-of-range" },
        { """{"type":"Polygon","coordinates":[[[0,0],[113.32,23.11],[113.32,23.12],[0,0]]]}""", "boundary.out-of-range" },
        { """{"type":"Polygon","coordinates":[[[1e400,0],[113.32,23.11],[113.32,23.12],[1e400,0]]]}""", "boundary.out-of-range" },
        { """{"type":"Polygon","coordinates":[[[113.31,23.11],[113.32,23.11],[113.32,23.12],[113.31,23.11]],[[113.35,23.11],[113.351,23.11],[113.351,23.111],[113.35,23.11]]]}""", "boundary.hole-outside" },
        { """{"type":"Polygon","coordinates":[[[114.31,23.11],[114.32,23.11],[114.32,23.12],[114.31,23.11]]]}""", "boundary.outside-parent" },
    };

    [Theory]
    [MemberData(nameof(Geometries))]
    public async Task Each_fault_of_a_boundary_is_named_with_its_feature(string geometry, string code)
    {
        var good = MapCalls.Feature("甲", MapCalls.Box(113.301, 23.101, 113.302, 23.102));
        var report = await _admin.Post(Into(Cast.Liuxi, "&kind=Dedicated"), MapCalls.Features(good, MapCalls.Feature("乙", JsonElement.Parse(geometry)))).Done();

        var fault = report.GetProperty("faults").EnumerateArray().Single();
        fault.GetProperty("code").GetString().ShouldBe(code);
        fault.GetProperty("feature").GetInt32().ShouldBe(1);
        report.GetProperty("applied").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Where_and_how_much_is_told_for_overlap_and_gap()
    {
        var report = await _admin.Post(Into(Cast.Songlin, "&create=true"), MapCalls.Features(
            MapCalls.Feature(Cast.SonglinFirst.Name, MapCalls.Box(113.34, 23.10, 113.351, 23.20)),
            MapCalls.Feature("松林第二网格", MapCalls.Box(113.35, 23.10, 113.36, 23.19)))).Done();

        var faults = report.GetProperty("faults").EnumerateArray().ToArray();
        MapCalls.Codes(report.GetProperty("faults")).ShouldBe(["boundary.overlaps-sibling", "boundary.gap"]);
        var metresEast = 111_195 * Math.Cos(23.15 / 180 * Math.PI);
        faults[0].GetProperty("squareMetres").GetDouble().ShouldBe(0.001 * metresEast * 0.09 * 111_195, 2_000);
        faults[0].GetProperty("at")[0].GetDouble().ShouldBeInRange(113.35, 113.351);
        faults[1].GetProperty("squareMetres").GetDouble().ShouldBe(0.009 * metresEast * 0.01 * 111_195, 2_000);
        faults[1].GetProperty("at")[1].GetDouble().ShouldBeInRange(23.19, 23.20);
        faults[1].GetProperty("blocks").GetBoolean().ShouldBeFalse("a gap is a hint unless it is asked to block");
    }

    [Fact]
    public async Task With_a_fault_nothing_is_drawn()
    {
        var answer = await _admin.Post(Into(Cast.OtherCommunity, "&kind=Dedicated&dryRun=false"), MapCalls.Features(
            MapCalls.Feature("古井市场", MapCalls.Box(113.371, 23.101, 113.372, 23.102)),
            MapCalls.Feature("古井学校", MapCalls.Box(113.371, 23.101, 113.3725, 23.102))));

        (await answer.Problem()).ShouldBe((422, "region.import-has-faults"));
        (await _admin.Read($"/api/regions?parent={Cast.OtherCommunity.Id}")).Names().ShouldBe([Cast.OtherGrid.Name]);
    }

    [Fact]
    public async Task A_line_between_neighbours_is_shifted_by_importing_both_and_the_export_can_be_imported_again()
    {
        var shifted = MapCalls.Features(
            MapCalls.Feature(Cast.GuihuaFirst.Name, MapCalls.Box(113.30, 23.15, 113.325, 23.20)),
            MapCalls.Feature("桂花第二", MapCalls.Box(113.325, 23.15, 113.34, 23.20)), // no exact name, but 网格 is not cut: see below
            MapCalls.Feature(Cast.GuihuaSecond.Name, MapCalls.Box(113.325, 23.15, 113.34, 23.20)));
        MapCalls.Codes((await _admin.Post(Into(Cast.Guihua), shifted).Done()).GetProperty("faults")).ShouldBe(["boundary.duplicate"]);

        var report = await _admin.Post(Into(Cast.Guihua, "&dryRun=false&gapsBlock=true"), MapCalls.Features(
            MapCalls.Feature(Cast.GuihuaFirst.Name, MapCalls.Box(113.30, 23.15, 113.325, 23.20)),
            MapCalls.Feature(Cast.GuihuaSecond.Name, MapCalls.Box(113.325, 23.15, 113.34, 23.20)))).Done();

        report.GetProperty("redrawn").GetInt32().ShouldBe(2);
        (await _admin.NameAt(113.3225, 23.17)).ShouldBe(Cast.GuihuaFirst.Name);
        var exported = await _admin.Read($"/api/regions/{Cast.Guihua.Id}/map?level=Grid");
        (await _admin.Post(Into(Cast.Guihua), exported).Done()).GetProperty("kept").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_feature_that_cannot_be_placed_says_why()
    {
        var box = MapCalls.Box(113.345, 23.11, 113.346, 23.12);
        var report = await _admin.Post($"/import?parent={Cast.County.Id}&level=Grid&kind=Dedicated&parentProperty=community&create=true", MapCalls.Features(
            MapCalls.Feature("", box, new { community = "松林" }),
            MapCalls.Feature("无名处", box, new { community = "没有的社区" }),
            MapCalls.Feature("外区", box, new { id = Cast.OtherGrid.Id }),
            MapCalls.Feature("松林市场", box, new { community = "松林" }),
            MapCalls.Feature("松林市场", box, new { community = "松林社区" }))).Done();

        MapCalls.Codes(report.GetProperty("faults")).ShouldBe(["boundary.no-name", "boundary.unknown-parent", "boundary.not-yours", "boundary.drawn-twice"]);
        report.GetProperty("created").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_is_no_feature_collection_is_refused()
    {
        (await _admin.Post(Into(Cast.Liuxi), new { type = "Feature" }).Refused()).ShouldBe("region.import-not-readable");
        (await _admin.Post(Into(Cast.Liuxi, "&tolerance=-1"), MapCalls.Features(MapCalls.Feature("甲", null))).Refused()).ShouldBe("request.not-valid");
        (await app.As(Cast.CountyAdministrator).Post(Into(Cast.City), MapCalls.Features(MapCalls.Feature("甲", null))).Refused()).ShouldBe("request.not-allowed");
    }

    [Fact]
    public async Task A_table_of_divisions_becomes_a_tree_once()
    {
        const string Table =
            """
            county_code,county,town_code,town,village_code,village
            990111,新区,990111001,新桥街道,990111001001,新桥社区
            990111,新区,990111001,新桥街道,990111001002,石桥社区
            990111,新区,990111100,南镇,990111100201,南村
            """;

        (await Divisions(Table, dryRun: true)).GetProperty("created").GetInt32().ShouldBe(6);
        (await Divisions(Table, dryRun: false)).GetProperty("created").GetInt32().ShouldBe(6);
        (await Divisions(Table, dryRun: false)).GetProperty("created").GetInt32().ShouldBe(0, "sent twice, there once");

        var village = (await _admin.Read("/api/regions/search?code=990111100201")).GetProperty("items")[0];
        (await _admin.Read($"/api/regions/{village.GetProperty("id").GetGuid()}")).GetProperty("way").Names().ShouldBe(["中国", Cast.City.Name, "新区", "南镇"]);
    }

    [Fact]
    public async Task Each_wrong_line_of_a_table_is_named_with_its_column()
    {
        var report = await Divisions(
            """
            county_code,county,town_code,town
            9901,短区,9901001,短街道
            990121,甲区,990122001,乙街道
            990121,甲区,990121000,丙街道
            990121,换名区,990121001,丁街道
            990121,甲区,990121002,
            """, dryRun: true);

        report.GetProperty("faults").EnumerateArray()
            .Select(fault => $"{fault.GetProperty("line")} {fault.GetProperty("column").GetString()} {fault.GetProperty("code").GetString()}")
            .ShouldBe([
                "2 county_code region.code-wrong-length", "3 town_code division.code-not-of-parent", "4 town_code region.code-number-not-in-use",
                "5 county division.other-name", "6 town division.name-not-valid"]);
    }

    private async Task<JsonElement> Divisions(string table, bool dryRun)
    {
        using var content = new StringContent(table, Encoding.UTF8, "text/csv");
        return await _admin.PostAsync($"/api/regions/import-divisions?parent={Cast.City.Id}&dryRun={dryRun}", content, TestContext.Current.CancellationToken).Done();
    }
}

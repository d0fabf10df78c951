using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Weft.Server.Catalogue.Sheets;

namespace Weft.Server.Tests.Catalogue;

public class CatalogueSheetsTests(WeftApp app) : IClassFixture<WeftApp>
{
    private const string Headers = "类型,类别代码,类别名称,事项代码,事项名称,立案条件,处置时限,结案条件,处置层级,可匿名";
    private readonly CatalogueDesk _desk = new(app.As(Cast.Administrator));
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Xlsx")]
    [InlineData("Csv")]
    public async Task A_published_version_imported_again_is_the_same(string format)
    {
        var published = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());
        await _desk.Http.PutAsync($"/api/catalogue/versions/{published}/classes/E", JsonBody("""{"name":"事件","kind":"Event"}"""), Ct);
        await _desk.Publish(published);
        var file = await _desk.Export(published, format);

        var draft = await _desk.Draft(Cast.City);
        var imported = await _desk.Import(draft, file);

        imported.StatusCode.ShouldBe(HttpStatusCode.OK);
        var diff = await _desk.Json($"/versions/{draft}/diff?against={published}");
        new[] { "added", "removed", "changed" }.Sum(part => diff[part]!.AsArray().Count).ShouldBe(0);
        (await _desk.Json($"/versions/{draft}/classes")).ToJsonString().ShouldBe((await _desk.Json($"/versions/{published}/classes")).ToJsonString());
    }

    [Fact]
    public async Task With_one_faulty_row_nothing_is_taken_in_and_each_fault_has_its_place()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());

        var refused = await _desk.Import(draft, Csv(
            "事件,E>E01,事件>街面,E-01,占道,占用盲道,1工作日,清走,街道,是",
            "事件,E>E01,事件>街面,E-02,散落,路面有砂石,很快,清扫,街道,也许",
            "事物,E>E01,事件>街面,E-03,噪声,夜间施工,2工作时,停止,街道,否"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var body = await CatalogueDesk.Body(refused);
        ((string?)body["code"]).ShouldBe("catalogue.import-refused");
        body["errors"]!.AsArray().Select(error => ((int)error!["row"]!, (string)error["column"]!, (string)error["code"]!)).ShouldBe(
            [(3, "G 处置时限", "not-a-limit"), (3, "J 可匿名", "not-a-choice"), (4, "A 类型", "not-a-choice")], ignoreOrder: true);
        (await _desk.Json($"/versions/{draft}/items"))["items"]!.AsArray().Select(item => (string?)item!["code"]).ShouldBe(["F-0103"]);
    }

    [Fact]
    public async Task A_dry_run_tells_everything_and_keeps_nothing_and_a_merge_keeps_what_was_there()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());
        var file = Csv("事件,E>E01,事件>街面,E-01,占道,占用盲道,1工作日,清走,街道,是", ",,,,,占用车道,2工作日,清走,,");

        var tried = await CatalogueDesk.Body(await _desk.Import(draft, file, query: "?dryRun=true"));
        ((bool)tried["saved"]!, (int)tried["items"]!, (int)tried["eventConditions"]!).ShouldBe((false, 1, 2));
        (await Codes(draft)).ShouldBe(["F-0103"]);

        await _desk.Import(draft, file, query: "?mode=Merge");
        (await Codes(draft)).ShouldBe(["E-01", "F-0103"]);

        await _desk.Import(draft, file);
        (await Codes(draft)).ShouldBe(["E-01"]);
    }

    [Fact]
    public async Task A_city_brings_its_own_layout_without_code()
    {
        var draft = await _desk.Draft(Cast.City);
        var file = new Workbook().Sheet("清单", [["编号", "事由", "门类", "看什么", "多久", "做到什么"], [7, "积雪", "冬季", "路面积雪", "3小时", "清除"]]).Bytes();

        var imported = await _desk.Import(draft, file, mapping:
            """
            {
              "code": "own", "name": "本市", "englishName": "Own", "sheets": [{ "sheet": "清单", "headerRow": 1, "kind": "Event" }],
              "columns": { "编号": "Code", "事由": "Name", "门类": "ClassName", "看什么": "Acceptance", "多久": "Handle", "做到什么": "Completion" },
              "digits": { "Code": 4 }, "classCodeFromItemCode": 1, "defaults": { "Level": "社区" }
            }
            """);

        imported.StatusCode.ShouldBe(HttpStatusCode.OK, await imported.Content.ReadAsStringAsync(Ct));
        var (item, _) = await _desk.Item(await _desk.ItemId(draft, "0007"));
        ((string?)item["level"], (string?)item["className"], (string?)item["conditions"]![0]!["handle"]!["chinese"]).ShouldBe(("Community", "冬季", "3工作时"));
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_named_problem()
    {
        var draft = await _desk.Draft(Cast.City);

        (await CatalogueDesk.Code(await _desk.Import(draft, [0xD0, 0xCF, 0x11, 0xE0, 1]))).ShouldBe("catalogue.sheet-not-readable");
        (await CatalogueDesk.Code(await _desk.Import(draft, Workbook.Bomb()))).ShouldBe("catalogue.sheet-too-large");
        (await CatalogueDesk.Code(await _desk.Import(draft, new byte[SheetUploadRequest.MostBytes + 1]))).ShouldBe("catalogue.sheet-too-large");
        (await CatalogueDesk.Code(await _desk.Import(draft, Csv(), layout: "none"))).ShouldBe("catalogue.layout-unknown");
        (await CatalogueDesk.Code(await _desk.Import(draft, Csv(), mapping: """{"code":1}"""))).ShouldBe("catalogue.layout-not-valid");
        (await CatalogueDesk.Code(await _desk.Import(draft, []))).ShouldBe("catalogue.file-missing");
        (await CatalogueDesk.Code(await _desk.Import(draft, Csv()))).ShouldBe("catalogue.import-refused");
        (await CatalogueDesk.Code(await _desk.Http.PostAsync($"/api/catalogue/versions/{draft}/import", JsonBody("{}"), Ct))).ShouldBe("request.media-type");
    }

    [Fact]
    public async Task Ten_thousand_rows_are_taken_in_within_seconds()
    {
        var draft = await _desk.Draft(Cast.City);
        var file = Csv([.. Enumerable.Range(0, 10_000).Select(i => $"事件,E>E{i % 90:00},事件>第{i % 90}类,E-{i:00000},事项{i},现场属实,{(i % 9) + 1}工作日,整改,街道,是")]);
        var watch = Stopwatch.StartNew();

        var imported = await CatalogueDesk.Body(await _desk.Import(draft, file));

        ((int)imported["items"]!).ShouldBe(10_000);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20)); // about 2 on two free cores
    }

    private async Task<IEnumerable<string?>> Codes(Guid draft) =>
        (await _desk.Json($"/versions/{draft}/items"))["items"]!.AsArray().Select(item => (string?)item!["code"]);

    private static StringContent JsonBody(string json) => new(JsonNode.Parse(json)!.ToJsonString(), Encoding.UTF8, "application/json");

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Headers)));
}

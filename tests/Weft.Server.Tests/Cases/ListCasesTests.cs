using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Weft.Server.Tests.Cases;

public class ListCasesTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_two_character_word_finds_its_cases_and_no_others()
    {
        var id = await loop.Reported(report: Loop.BinReport("青龙巷口的垃圾桶倒了"));
        await loop.Reported(report: Loop.BinReport("青年路龙头漏水"));

        (await Ids(Cast.CityOperator, "words=青龙")).ShouldBe([id]);
        (await Ids(Cast.CityOperator, "words=龙巷口的")).ShouldBe([id]);
        (await Ids(Cast.CityOperator, "words=青龙 桂花路")).ShouldBe([id]);
        (await Ids(Cast.CityOperator, "words=青龙 白塔")).ShouldBeEmpty();
        (await Ids(Cast.CityOperator, "words=%25%27%22 or 1=1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Everybody_sees_what_lies_in_their_scope_and_what_their_unit_has_part_in()
    {
        var here = await loop.Dispatched();
        var there = await loop.Reported(Cast.OtherResident, new { words = "古井边路灯不亮", itemCode = Loop.Bin, regionId = Cast.OtherGrid.Id });

        (await Ids(Cast.CityOperator, "")).ShouldContain(here);
        (await Ids(Cast.CityOperator, "")).ShouldContain(there);
        (await Ids(Cast.StreetOperator, "")).ShouldContain(here);
        (await Ids(Cast.StreetOperator, "")).ShouldNotContain(there);
        (await Ids(Cast.Stranger, "")).ShouldNotContain(here);
        (await Ids(Cast.SanitationHandler, "")).ShouldContain(here);
        (await Ids(Cast.WaterHandler, "")).ShouldNotContain(here);
        (await Ids(Cast.OtherResident, "")).ShouldBe([there]);
    }

    [Fact]
    public async Task Filters_narrow_by_region_item_stage_unit_light_and_box()
    {
        var id = await loop.Dispatched();

        (await Ids(Cast.CityOperator, $"unit={Cast.SanitationOffice.Id}&stage=Dispatched")).ShouldContain(id);
        (await Ids(Cast.CityOperator, $"region={Cast.Guihua.Id}&item={Loop.Bin}&light=Green&open=true")).ShouldContain(id);
        (await Ids(Cast.CityOperator, $"region={Cast.Liuxi.Id}")).ShouldNotContain(id);
        (await Ids(Cast.CityOperator, "light=Red")).ShouldNotContain(id);
        (await Ids(Cast.CityOperator, "box=113.30,23.15,113.32,23.20")).ShouldContain(id);
        (await Ids(Cast.CityOperator, "box=113.36,23.10,113.40,23.20")).ShouldNotContain(id);
        (await Ids(Cast.CityOperator, $"reportedFrom={Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMinutes(5).ToString("o", CultureInfo.InvariantCulture))}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("box=1,2,3", "request.not-valid")]
    [InlineData("box=9,9,1,1", "request.not-valid")]
    [InlineData("stage=Lost", "request.malformed")]
    [InlineData("unit=none", "request.malformed")]
    [InlineData("cursor=@@@", "request.cursor-not-valid")]
    [InlineData("region=01900000-0000-7000-8000-00000000dead", "request.not-valid")]
    public async Task A_filter_that_cannot_be_read_is_refused_by_name(string query, string code) =>
        (await Loop.Problem(await loop.App.As(Cast.CityOperator).GetAsync(new Uri($"/api/cases?{query}", UriKind.Relative), Ct))).ShouldBe(code);

    [Theory]
    [InlineData("newest")]
    [InlineData("due")]
    public async Task Pages_follow_each_other_without_gap_or_repeat(string sort)
    {
        var region = Cast.SonglinFirst.Id;
        for (var i = 0; i < 7; i++)
        {
            await loop.Reported(report: new { words = $"松林第 {i} 件", itemCode = Loop.Bin, regionId = region });
        }

        var (seen, cursor) = (new List<Guid>(), "");
        do
        {
            var page = await Page(Cast.CityOperator, $"region={region}&sort={sort}&take=3&cursor={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid()));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Count.ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public async Task My_desk_shows_what_I_hold_by_due_time_and_what_I_am_asked()
    {
        var id = await loop.Reported();
        (await Desk(Cast.CommunityOperator, "held")).ShouldContain(id);
        await loop.Must(Cast.CommunityOperator, id, "accept", new { });
        await loop.Must(Cast.CommunityOperator, id, "whistle", new { place = "路口", unitIds = new[] { Cast.SanitationOffice.Id, Cast.CountyWaterBureau.Id } });

        (await Desk(Cast.CommunityOperator, "held")).ShouldNotContain(id);
        (await Desk(Cast.SanitationHandler, "held")).ShouldContain(id);
        (await Desk(Cast.WaterHandler, "asked")).ShouldContain(id);
    }

    [Fact]
    public async Task An_export_streams_what_the_list_shows_and_no_cell_is_a_formula()
    {
        await loop.Reported(report: Loop.BinReport("=HYPERLINK(\"http://evil\") 垃圾"));
        var client = loop.App.As(Cast.CityOperator);

        var csv = await client.GetByteArrayAsync(new Uri("/api/cases/export?words=HYPERLINK", UriKind.Relative), Ct);
        csv.Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        var text = Encoding.UTF8.GetString(csv);
        text.ShouldContain("'=HYPERLINK");
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);

        var xlsx = await client.GetAsync(new Uri("/api/cases/export?format=xlsx", UriKind.Relative), Ct);
        xlsx.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var zip = new ZipArchive(await xlsx.Content.ReadAsStreamAsync(Ct));
        zip.Entries.ShouldContain(entry => entry.FullName.StartsWith("xl/worksheets", StringComparison.Ordinal));
        (await Loop.Problem(await client.GetAsync(new Uri("/api/cases/export?format=doc", UriKind.Relative), Ct))).ShouldBe("request.not-valid");
    }

    [Fact]
    public async Task Whoever_is_about_to_report_sees_what_is_open_nearby()
    {
        var (longitude, latitude) = (Cast.OtherGrid.Middle.Longitude, Cast.OtherGrid.Middle.Latitude);
        var id = await loop.Reported(report: Loop.BinReport("门口的桶满了", longitude, latitude));

        var near = await Json(loop.App.CreateClient(), $"/api/cases/nearby?longitude={longitude + 0.0002}&latitude={latitude}");
        near.EnumerateArray().Single().GetProperty("id").GetGuid().ShouldBe(id);
        near[0].GetProperty("metres").GetDouble().ShouldBeInRange(15, 25);
        (await Json(loop.App.CreateClient(), $"/api/cases/nearby?longitude={longitude + 0.002}&latitude={latitude}")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_accountability_report_is_data_and_paper()
    {
        var id = await loop.Closed();
        var client = loop.App.As(Cast.Supervisor);

        var held = (await Json(client, $"/api/cases/{id}/accountability")).GetProperty("heldBy");
        held.EnumerateArray().Select(row => row.GetProperty("unit").GetProperty("name").GetString())
            .ShouldBe([Cast.GuihuaStation.Name, Cast.StreetStation.Name, Cast.SanitationOffice.Name]);

        var paper = await client.GetAsync(new Uri($"/api/cases/{id}/accountability.pdf", UriKind.Relative), Ct);
        Assert.SkipWhen(paper.StatusCode == HttpStatusCode.NotImplemented, "no Chinese font on this machine; install fonts-noto-cjk");

        Encoding.ASCII.GetString(await paper.Content.ReadAsByteArrayAsync(Ct), 0, 5).ShouldBe("%PDF-");
    }

    [Fact]
    public async Task A_sealed_timeline_can_be_checked_by_anybody_with_sha256()
    {
        var id = await loop.Closed();
        var entries = await Json(loop.App.As(Cast.Auditor), $"/api/cases/{id}/timeline/sealed");

        var hash = new byte[32];
        foreach (var entry in entries.EnumerateArray())
        {
            hash = System.Security.Cryptography.SHA256.HashData([.. hash, .. Encoding.UTF8.GetBytes(entry.GetProperty("entry").GetString()!)]);
            Convert.ToHexStringLower(hash).ShouldBe(entry.GetProperty("hash").GetString());
        }
    }

    private async Task<Guid[]> Ids(CastPerson by, string query) =>
        [.. (await Page(by, query + "&take=200")).GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];

    private Task<JsonElement> Page(CastPerson by, string query) => Json(loop.App.As(by), $"/api/cases?{query}");

    private async Task<Guid[]> Desk(CastPerson by, string part) =>
        [.. (await Json(loop.App.As(by), "/api/desk?take=200")).GetProperty(part).EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];

    private static async Task<JsonElement> Json(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        (await Loop.Problem(answer)).ShouldBeNull(path);
        return await Loop.Json(answer);
    }
}

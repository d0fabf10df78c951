using System.Net;
using System.Text.Json;
using Weft.Server.Regions;

namespace Weft.Server.Tests.Regions;

public class ReadTreeTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _admin = app.As(Cast.Administrator);

    [Fact]
    public async Task One_walks_down_from_the_root_page_by_page()
    {
        var root = (await _admin.Read("/api/regions")).GetProperty("items").EnumerateArray().Single();
        root.GetProperty("id").GetGuid().ShouldBe(RegionTree.RootId);

        (await _admin.Read($"/api/regions?parent={RegionTree.RootId}")).Names().ShouldBe([Cast.City.Name]);
        var first = await _admin.Read($"/api/regions?parent={Cast.City.Id}&limit=1");
        first.Names().ShouldBe([Cast.County.Name]);
        var second = await _admin.Read($"/api/regions?parent={Cast.City.Id}&limit=1&after={first.GetProperty("next").GetString()}");
        second.Names().ShouldBe([Cast.OtherCounty.Name]);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Everybody_sees_their_own_subtree_and_the_way_to_it_and_nothing_beside()
    {
        var worker = app.As(Cast.GridWorker);

        (await worker.Read($"/api/regions?parent={Cast.City.Id}")).Names().ShouldBe([Cast.County.Name]);
        (await worker.Read($"/api/regions?parent={Cast.Guihua.Id}")).Names().ShouldBe([Cast.GuihuaFirst.Name]);
        (await (await worker.GetAsync($"/api/regions/{Cast.GuihuaSecond.Id}", TestContext.Current.CancellationToken)).Problem()).ShouldBe((404, "request.not-found"));
        (await (await worker.GetAsync($"/api/regions?parent={Cast.OtherCounty.Id}", TestContext.Current.CancellationToken)).Problem()).ShouldBe((404, "request.not-found"));
    }

    [Fact]
    public async Task A_region_tells_the_way_down_to_it_its_middle_and_its_area()
    {
        var details = await _admin.Read($"/api/regions/{Cast.GuihuaFirst.Id}");

        details.GetProperty("way").Names().ShouldBe(["中国", Cast.City.Name, Cast.County.Name, Cast.Street.Name, Cast.Guihua.Name]);
        details.GetProperty("middle")[0].GetDouble().ShouldBe(Cast.GuihuaFirst.Middle.Longitude, 0.01);
        details.GetProperty("squareMetres").GetDouble().ShouldBe(0.02 * 0.05 * 111_195 * 111_195 * Math.Cos(23.175 / 180 * Math.PI), 20_000);
    }

    [Fact]
    public async Task Words_find_regions_in_scope_and_level()
    {
        (await _admin.Read("/api/regions/search?words=第一网格")).Names()
            .ShouldBe([Cast.GuihuaFirst.Name, Cast.LiuxiFirst.Name, Cast.SonglinFirst.Name, Cast.OtherGrid.Name]);
        (await app.As(Cast.CommunityOperator).Read("/api/regions/search?words=第一网格")).Names().ShouldBe([Cast.GuihuaFirst.Name]);
        (await _admin.Read("/api/regions/search?words=桂花&level=Community")).Names().ShouldBe([Cast.Guihua.Name]);
        var page = await _admin.Read($"/api/regions/search?words=网格&within={Cast.Guihua.Id}&limit=1");
        (await _admin.Read($"/api/regions/search?words=网格&within={Cast.Guihua.Id}&limit=1&after={page.GetProperty("next").GetString()}")).Names().ShouldBe([Cast.GuihuaSecond.Name]);
    }

    [Theory]
    [InlineData("/api/regions/search", "request.not-valid")]
    [InlineData("/api/regions/search?words=a&after=x", "request.cursor-not-valid")]
    [InlineData("/api/regions/search?words=a&level=Planet", "request.malformed")]
    [InlineData("/api/regions?limit=0", "request.not-valid")]
    [InlineData("/api/regions?after=%00", "request.cursor-not-valid")]
    [InlineData("/api/regions?at=yesterday", "request.malformed")]
    [InlineData("/api/regions?parent=1", "request.malformed")]
    public async Task A_question_that_cannot_be_read_is_refused_by_name(string path, string code) =>
        (await (await _admin.GetAsync(path, TestContext.Current.CancellationToken)).Problem()).ShouldBe((400, code));

    [Fact]
    public async Task A_subtree_is_exported_as_GeoJSON_of_one_level()
    {
        var answer = await _admin.GetAsync($"/api/regions/{Cast.Street.Id}/map?level=Grid", TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        var features = (await answer.Json()).GetProperty("features").EnumerateArray().ToArray();
        features.Select(feature => feature.GetProperty("properties").GetProperty("name").GetString())
            .ShouldBe([Cast.GuihuaFirst.Name, Cast.GuihuaSecond.Name, Cast.LiuxiFirst.Name]);
        features[0].GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray()
            .Select(point => (point[0].GetDouble(), point[1].GetDouble())).Distinct()
            .ShouldBe([(113.30, 23.15), (113.32, 23.15), (113.32, 23.20), (113.30, 23.20)], ignoreOrder: true);
    }

    [Fact]
    public async Task An_export_holds_nothing_outside_the_scope()
    {
        var features = (await app.As(Cast.GridWorker).Read($"/api/regions/{Cast.City.Id}/map")).GetProperty("features");

        features.EnumerateArray().Select(feature => feature.GetProperty("id").GetGuid()).ShouldBe([Cast.GuihuaFirst.Id]);
    }

    [Fact]
    public async Task Without_a_sign_in_nothing_is_shown() =>
        (await app.CreateClient().GetAsync("/api/regions", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
}

using System.Net;

namespace Weft.Server.Tests.Regions;

/// <summary>One region at a time: made, renamed, drawn, closed. Each test draws dedicated grids or overlays of its own, so that none is in another's way.</summary>
public class DrawMapTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _admin = app.As(Cast.Administrator);

    [Fact]
    public async Task A_dedicated_grid_is_drawn_and_wins_at_once()
    {
        var market = await _admin.Post("", Dedicated("河畔市场", 113.301, 23.101, 113.302, 23.102)).Done();

        market.GetProperty("region").GetProperty("kind").GetString().ShouldBe("Dedicated");
        market.GetProperty("way").Names().ShouldBe(["中国", Cast.City.Name, Cast.County.Name, Cast.Street.Name, Cast.Liuxi.Name]);
        (await _admin.NameAt(113.3015, 23.1015)).ShouldBe("河畔市场");
        (await _admin.NameAt(113.3025, 23.1015)).ShouldBe(Cast.LiuxiFirst.Name);

        await _admin.Change(HttpMethod.Post, market.Id(), "/close", null).Done();
        (await _admin.NameAt(113.3015, 23.1015)).ShouldBe(Cast.LiuxiFirst.Name);
        (await _admin.Change(HttpMethod.Post, market.Id(), "/close", null).Refused()).ShouldBe("region.closed");
    }

    [Fact]
    public async Task An_overlay_crosses_the_borders_and_is_told_beside_the_grid()
    {
        await _admin.Post("", new { parentId = Cast.City.Id, level = "Grid", kind = "Overlay", overlay = "fire", name = "消防一片", geometry = MapCalls.Box(113.33, 23.11, 113.37, 23.13) }).Done();

        var there = await _admin.Read("/api/regions/locate?longitude=113.35&latitude=23.12");

        there.GetProperty("responsible").GetProperty("name").GetString().ShouldBe(Cast.SonglinFirst.Name);
        there.GetProperty("overlays").Names().ShouldBe(["消防一片"]);
    }

    [Fact]
    public async Task A_new_name_stays_beside_the_old_one_in_the_history()
    {
        var region = await _admin.Post("", Dedicated("老车站", 113.303, 23.101, 113.304, 23.102)).Done();
        var moment = DateTimeOffset.UtcNow;

        await _admin.Change(HttpMethod.Put, region.Id(), "", new { name = "新车站", households = 12 }).Done();

        var history = await _admin.Read($"/api/regions/{region.Id()}/history");
        history.GetProperty("states").Names().ShouldBe(["老车站"]);
        (await _admin.Read($"/api/regions?parent={Cast.Liuxi.Id}&at={moment:O}".Replace("+", "%2B", StringComparison.Ordinal))).Names().ShouldContain("老车站");
        (await _admin.Read($"/api/regions?parent={Cast.Liuxi.Id}")).Names().ShouldContain("新车站");
    }

    [Fact]
    public async Task Who_did_not_see_the_last_change_cannot_overwrite_it()
    {
        var region = await _admin.Post("", Dedicated("文体中心", 113.305, 23.101, 113.306, 23.102)).Done();
        var seen = await _admin.EtagOf(region.Id());
        await _admin.Change(HttpMethod.Put, region.Id(), "", new { name = "文化中心" }, seen).Done();

        (await (await _admin.Change(HttpMethod.Put, region.Id(), "", new { name = "体育中心" }, seen)).Problem()).ShouldBe((412, "request.changed-meanwhile"));
        (await (await _admin.PutAsync($"/api/regions/{region.Id()}", System.Net.Http.Json.JsonContent.Create(new { name = "x" }), TestContext.Current.CancellationToken)).Problem())
            .ShouldBe((428, "request.if-match-needed"));
    }

    [Fact]
    public async Task A_new_boundary_is_checked_and_drawn()
    {
        var region = await _admin.Post("", Dedicated("湿地公园", 113.307, 23.101, 113.308, 23.102)).Done();

        (await _admin.Change(HttpMethod.Put, region.Id(), "/boundary", new { geometry = MapCalls.Box(113.307, 23.09, 113.308, 23.102) }).FaultsOf()).ShouldBe(["boundary.outside-parent"]);
        await _admin.Change(HttpMethod.Put, region.Id(), "/boundary", new { geometry = MapCalls.Box(113.307, 23.101, 113.309, 23.102) }).Done();

        (await _admin.NameAt(113.3085, 23.1015)).ShouldBe("湿地公园");
        (await _admin.Read($"/api/regions/{region.Id()}/history")).GetProperty("states")[0].GetProperty("redrawn").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_boundary_that_cuts_off_children_is_refused() =>
        (await _admin.Change(HttpMethod.Put, Cast.Guihua.Id, "/boundary", new { geometry = MapCalls.Box(113.30, 23.15, 113.33, 23.20) }).FaultsOf()).ShouldBe(["boundary.cuts-off-child"]);

    [Fact]
    public async Task General_grids_do_not_overlap() =>
        (await _admin.Post("", new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = "多余网格", geometry = MapCalls.Box(113.31, 23.16, 113.33, 23.17) }).FaultsOf())
            .ShouldBe(["boundary.overlaps-sibling", "boundary.overlaps-sibling"]);

    public static TheoryData<object, string> Refusals => new()
    {
        { new { parentId = Guid.NewGuid(), level = "Grid", kind = "General", name = "甲" }, "region.unknown-parent" },
        { new { parentId = Cast.Guihua.Id, level = "Street", kind = "General", name = "甲" }, "region.level-not-below-parent" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "Overlay", name = "甲" }, "region.overlay-unnamed" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", overlay = "fire", name = "甲" }, "region.overlay-unnamed" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = Cast.GuihuaFirst.Name }, "region.name-taken" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = "甲", validFrom = "2999-01-01T00:00:00Z" }, "region.valid-from-in-the-future" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = " " }, "request.not-valid" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = new string('长', 101) }, "request.not-valid" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = "甲\u0000" }, "request.not-valid" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = "甲", households = -1 }, "request.not-valid" },
        { new { parentId = Cast.Guihua.Id, level = "Planet", kind = "General", name = "甲" }, "request.malformed" },
        { new { parentId = Cast.Guihua.Id, level = "Grid", kind = "General", name = "甲", geometry = new { type = "Point", coordinates = new[] { 1, 2 } } }, "region.boundary-faulty" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_does_not_fit_is_refused_by_name(object request, string code) => (await _admin.Post("", request).Refused()).ShouldBe(code);

    [Fact]
    public async Task Only_administrators_draw_and_only_in_their_own_subtree()
    {
        var elsewhere = new { parentId = Cast.OtherCommunity.Id, level = "Grid", kind = "Dedicated", name = "邻区市场" };

        (await (await app.As(Cast.GridLeader).Post("", elsewhere)).Problem()).ShouldBe((403, "request.not-allowed"));
        (await app.As(Cast.CountyAdministrator).Post("", elsewhere).Refused()).ShouldBe("region.unknown-parent", "what lies outside one's scope does not exist");
        (await (await app.As(Cast.CountyAdministrator).Change(HttpMethod.Put, Cast.City.Id, "", new { name = "云溪城" })).Problem()).ShouldBe((403, "request.not-allowed"));
    }

    [Fact]
    public async Task The_same_request_sent_twice_makes_one_region_that_the_next_request_sees()
    {
        using var http = app.As(Cast.Administrator);
        http.DefaultRequestHeaders.Add("Idempotency-Key", $"twice-{Guid.NewGuid():n}");
        var request = Dedicated("物流园", 113.309, 23.103, 113.310, 23.104);

        var first = await http.Post("", request).Done();
        (await http.NameAt(113.3095, 23.1035)).ShouldBe("物流园", "the map is fresh although the commit came after the handler");
        (await http.Post("", request).Done()).Id().ShouldBe(first.Id());
    }

    [Fact]
    public async Task Another_process_sees_the_change_within_two_seconds()
    {
        await using var other = app.WithWebHostBuilder(_ => { });
        using var http = other.CreateClient();
        http.DefaultRequestHeaders.Authorization = _admin.DefaultRequestHeaders.Authorization;
        (await http.NameAt(113.3115, 23.1015)).ShouldBe(Cast.LiuxiFirst.Name);

        await _admin.Post("", Dedicated("渡口", 113.311, 23.101, 113.312, 23.102)).Done();

        var end = DateTime.UtcNow.AddSeconds(2);
        while (await http.NameAt(113.3115, 23.1015) != "渡口" && DateTime.UtcNow < end)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        (await http.NameAt(113.3115, 23.1015)).ShouldBe("渡口");
    }

    [Fact]
    public async Task Two_people_who_draw_the_same_ground_at_once_do_not_both_succeed()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _admin.Post("", Dedicated($"争议地块{i}", 113.313, 23.101, 113.314, 23.102))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            MapCalls.Codes((await answer.Json()).GetProperty("faults")).ShouldBe(["boundary.duplicate"]);
        }
    }

    private static object Dedicated(string name, double west, double south, double east, double north) =>
        new { parentId = Cast.Liuxi.Id, level = "Grid", kind = "Dedicated", name, geometry = MapCalls.Box(west, south, east, north) };
}

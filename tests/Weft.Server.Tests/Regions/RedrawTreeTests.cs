using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Regions;

namespace Weft.Server.Tests.Regions;

/// <summary>Split, merge and move, with the history they leave. One map, one story: each test begins from a map of its own.</summary>
public class RedrawTreeTests(Postgres postgres) : IAsyncLifetime
{
    private readonly WeftApp _app = new(postgres);
    private HttpClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _admin = _app.As(Cast.Administrator);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_grid_is_split_its_parts_go_on_and_the_old_map_can_still_be_read()
    {
        var before = DateTimeOffset.UtcNow;

        var parts = await Split(Cast.GuihuaFirst.Id, ("桂花西网格", 113.30, 113.31), ("桂花东网格", 113.31, 113.32)).Done();

        parts.Names().ShouldBe(["桂花西网格", "桂花东网格"]);
        (await _admin.NameAt(113.305, 23.17)).ShouldBe("桂花西网格");
        (await _admin.Read($"/api/regions?parent={Cast.Guihua.Id}")).Names().ShouldBe([Cast.GuihuaSecond.Name, "桂花西网格", "桂花东网格"]);
        (await _admin.Read($"/api/regions?parent={Cast.Guihua.Id}&at={Moment(before)}")).Names().ShouldBe([Cast.GuihuaFirst.Name, Cast.GuihuaSecond.Name]);
        (await _admin.Read($"/api/regions/{Cast.Guihua.Id}/map?level=Grid&at={Moment(before)}")).GetProperty("features").GetArrayLength().ShouldBe(2);
        (await _admin.Read($"/api/regions/{Cast.GuihuaFirst.Id}/successors")).Names().ShouldBe(["桂花西网格", "桂花东网格"]);
        (await _admin.Read($"/api/regions/{Cast.GuihuaFirst.Id}")).GetProperty("region").GetProperty("validTo").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task Successors_are_followed_through_split_and_merge()
    {
        var parts = await Split(Cast.GuihuaFirst.Id, ("桂花西网格", 113.30, 113.31), ("桂花东网格", 113.31, 113.32)).Done();
        var east = parts[1].Id();

        var merged = await _admin.Post("/merge", new { ids = new[] { east, Cast.GuihuaSecond.Id }, name = "桂花大网格", reason = "合并管理" }).Done();

        (await _admin.Read($"/api/regions/{Cast.GuihuaFirst.Id}/successors")).Names().ShouldBe(["桂花西网格", "桂花大网格"]);
        (await _admin.Read($"/api/regions/{Cast.GuihuaSecond.Id}/successors")).Names().ShouldBe(["桂花大网格"]);
        (await _admin.NameAt(113.33, 23.17)).ShouldBe("桂花大网格");
        merged.GetProperty("squareMetres").GetDouble().ShouldBe(0.03 * 0.05 * 111_195 * 111_195 * Math.Cos(23.175 / 180 * Math.PI), 30_000);
        (await _admin.Read($"/api/regions/{merged.Id()}/history")).GetProperty("successions").EnumerateArray()
            .Select(one => (one.GetProperty("kind").GetString(), one.GetProperty("fromId").GetGuid(), one.GetProperty("reason").GetString()))
            .ShouldBe([("Merge", east, "合并管理"), ("Merge", Cast.GuihuaSecond.Id, "合并管理")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_region_is_moved_with_all_that_hangs_below_and_other_modules_follow()
    {
        await using var app = _app.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<IRegionMoved>(new Follower())));
        using var http = app.CreateClient();
        http.DefaultRequestHeaders.Authorization = _admin.DefaultRequestHeaders.Authorization;
        var before = DateTimeOffset.UtcNow;

        var moved = await http.Change(HttpMethod.Post, Cast.Liuxi.Id, "/move", new { parentId = Cast.SecondStreet.Id, reason = "街道区划调整" }).Done();

        var path = Cast.SecondStreet.Path.Child(Cast.Liuxi.Number);
        moved.PathOf().ShouldBe(path.Value);
        (await http.Read($"/api/regions/{Cast.LiuxiFirst.Id}")).PathOf().ShouldBe(path.Child(Cast.LiuxiFirst.Number).Value);
        (await http.Read($"/api/regions/{Cast.LiuxiFirst.Id}")).GetProperty("way").Names()[3].ShouldBe(Cast.SecondStreet.Name);
        (await http.Read($"/api/regions?parent={Cast.Street.Id}")).Names().ShouldBe([Cast.Guihua.Name]);
        (await http.Read($"/api/regions?parent={Cast.Street.Id}&at={Moment(before)}")).Names().ShouldBe([Cast.Guihua.Name, Cast.Liuxi.Name]);
        Follower.Seen.ShouldContain((Cast.Liuxi.Path, path));
        (await _app.As(Cast.StreetOperator).GetAsync($"/api/regions/{Cast.Liuxi.Id}", TestContext.Current.CancellationToken)).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.NotFound, "scope follows the map of today");
    }

    [Fact]
    public async Task A_split_hangs_the_children_under_the_part_they_lie_in()
    {
        var parts = await _admin.Change(HttpMethod.Post, Cast.Guihua.Id, "/split", Parts(("桂花西社区", 113.30, 113.32), ("桂花东社区", 113.32, 113.34))).Done();

        (await _admin.Read($"/api/regions?parent={parts[0].Id()}")).Names().ShouldBe([Cast.GuihuaFirst.Name]);
        (await _admin.Read($"/api/regions?parent={parts[1].Id()}")).Names().ShouldBe([Cast.GuihuaSecond.Name]);
        (await _admin.Read($"/api/regions/{Cast.GuihuaFirst.Id}")).GetProperty("way").Names()[^1].ShouldBe("桂花西社区");
    }

    [Fact]
    public async Task A_split_that_cuts_through_a_child_is_refused() =>
        (await _admin.Change(HttpMethod.Post, Cast.Guihua.Id, "/split", Parts(("西", 113.30, 113.31), ("东", 113.31, 113.34))).Refused()).ShouldBe("region.split-cuts-child");

    [Fact]
    public async Task Parts_that_do_not_tile_the_region_are_refused_and_nothing_changes()
    {
        (await Split(Cast.GuihuaFirst.Id, ("西", 113.30, 113.309), ("东", 113.31, 113.32)).FaultsOf()).ShouldBe(["boundary.gap"]);
        (await Split(Cast.GuihuaFirst.Id, ("西", 113.30, 113.311), ("东", 113.31, 113.32)).FaultsOf()).ShouldBe(["boundary.overlaps-sibling"]);
        (await Split(Cast.GuihuaFirst.Id, ("西", 113.30, 113.31), ("东", 113.31, 113.33)).FaultsOf()).ShouldBe(["boundary.outside-parent"]);
        (await Split(Cast.GuihuaFirst.Id, ("西", 113.30, 113.32)).Refused()).ShouldBe("request.not-valid");

        (await _admin.Read($"/api/regions?parent={Cast.Guihua.Id}")).Names().ShouldBe([Cast.GuihuaFirst.Name, Cast.GuihuaSecond.Name]);
    }

    [Fact]
    public async Task Merges_that_make_no_sense_are_refused_by_name()
    {
        (await Merge(Cast.GuihuaFirst.Id, Cast.LiuxiFirst.Id)).ShouldBe("region.not-siblings");
        (await Merge(Cast.GuihuaFirst.Id)).ShouldBe("region.too-few-parts");
        (await Merge(Cast.GuihuaFirst.Id, Guid.NewGuid())).ShouldBe("request.not-found");
        var parts = await Split(Cast.GuihuaFirst.Id, ("西", 113.30, 113.305), ("中", 113.305, 113.31), ("东", 113.31, 113.32)).Done();
        (await Merge(parts[0].Id(), parts[2].Id())).ShouldBe("region.not-adjacent");
        (await Merge(Cast.GuihuaFirst.Id, parts[0].Id())).ShouldBe("region.closed");
        (await Merge(Cast.Guihua.Id, Cast.Liuxi.Id, name: Cast.Guihua.Name)).ShouldBeNull("the name of one that is merged is free");
    }

    [Fact]
    public async Task Moves_that_make_no_sense_are_refused_by_name()
    {
        (await Move(Cast.Street.Id, Cast.Guihua.Id)).ShouldBe("region.move-into-itself");
        (await Move(Cast.Guihua.Id, Cast.Guihua.Id)).ShouldBe("region.move-into-itself");
        (await Move(Cast.Guihua.Id, Cast.Street.Id)).ShouldBe("region.already-there");
        (await Move(Cast.Street.Id, Cast.OtherCommunity.Id)).ShouldBe("region.level-not-below-parent");
        (await Move(Cast.Guihua.Id, Guid.NewGuid())).ShouldBe("region.unknown-parent");
        (await Move(RegionTree.RootId, Cast.City.Id)).ShouldBe("request.not-allowed", "the root is nobody's here");
    }

    [Fact]
    public async Task The_past_cannot_be_rewritten()
    {
        await using var source = NpgsqlDataSource.Create(_app.ConnectionString);
        await using var command = source.CreateCommand("update regions.regions set name = 'x', since = since - interval '1 day' where path <> '/1/'");

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).Message.ShouldContain("before its last one");
    }

    [Fact]
    public async Task Posts_go_on_where_the_split_says_so_and_end_elsewhere()
    {
        await _admin.Post($"/{Cast.GuihuaFirst.Id}/staff", new { accountId = Cast.GridWorker.Id, post = "Worker", chief = true }).Done();

        var parts = await _admin.Change(HttpMethod.Post, Cast.GuihuaFirst.Id, "/split", new
        {
            reason = "细分",
            parts = new object[]
            {
                new { name = "西", geometry = MapCalls.Box(113.30, 23.15, 113.31, 23.20), keepPosts = true },
                new { name = "东", geometry = MapCalls.Box(113.31, 23.15, 113.32, 23.20) },
            },
        }).Done();

        (await _admin.Read($"/api/regions/{parts[0].Id()}/staff"))[0].GetProperty("chief").GetBoolean().ShouldBeTrue();
        (await _admin.Read($"/api/regions/{parts[1].Id()}/staff")).GetArrayLength().ShouldBe(0);
        (await _admin.Read($"/api/regions/{Cast.GuihuaFirst.Id}/staff")).GetArrayLength().ShouldBe(0);
        (await _admin.Read($"/api/regions/vacancies?within={Cast.Guihua.Id}")).Names().ShouldBe([Cast.GuihuaSecond.Name, "东"], ignoreOrder: true);
    }

    private Task<HttpResponseMessage> Split(Guid grid, params (string Name, double West, double East)[] parts) =>
        _admin.Change(HttpMethod.Post, grid, "/split", Parts(parts));

    private static object Parts(params (string Name, double West, double East)[] parts) => new
    {
        reason = "人口增加",
        parts = parts.Select(part => new { name = part.Name, geometry = MapCalls.Box(part.West, 23.15, part.East, 23.20) }),
    };

    private async Task<string?> Merge(Guid first, Guid? second = null, string name = "合并网格")
    {
        var answer = await _admin.Post("/merge", new { ids = new[] { first, second ?? first }, name, reason = "合并" });
        return answer.IsSuccessStatusCode ? null : (await answer.Problem()).Code;
    }

    private Task<string> Move(Guid region, Guid parent) => _admin.Change(HttpMethod.Post, region, "/move", new { parentId = parent, reason = "调整" }).Refused();

    private static string Moment(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O"));

    private sealed class Follower : IRegionMoved
    {
        public static readonly List<(RegionPath From, RegionPath To)> Seen = [];

        public Task Moved(RegionPath from, RegionPath to, NpgsqlTransaction transaction)
        {
            Seen.Add((from, to));
            return Task.CompletedTask;
        }
    }
}

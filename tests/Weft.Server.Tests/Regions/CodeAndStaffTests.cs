
namespace Weft.Server.Tests.Regions;

public class CodeAndStaffTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _admin = app.As(Cast.Administrator);

    [Fact]
    public async Task Codes_are_given_checked_changed_and_still_find_the_region()
    {
        await Code(Cast.OtherCounty.Id, "county", "990102").Done();
        await Code(Cast.OtherStreet.Id, "township", "990102001").Done();

        (await Code(Cast.OtherCommunity.Id, "village", "990102002001").Refused()).ShouldBe("region.code-not-of-parent");
        (await Code(Cast.OtherCommunity.Id, "village", "99010200100A").Refused()).ShouldBe("region.code-not-digits");
        (await Code(Cast.OtherCommunity.Id, "village", "9901").Refused()).ShouldBe("region.code-wrong-length");
        (await Code(Cast.OtherCommunity.Id, "village", "990102001000").Refused()).ShouldBe("region.code-number-not-in-use");
        (await Code(Cast.OtherCommunity.Id, "grid", "990102001001001").Refused()).ShouldBe("region.scheme-not-for-level");
        (await Code(Cast.OtherCommunity.Id, "planets", "1").Refused()).ShouldBe("region.unknown-scheme");

        await Code(Cast.OtherCommunity.Id, "village", "990102001001").Done();
        var details = await Code(Cast.OtherCommunity.Id, "village", "990102001002").Done();
        details.GetProperty("codes").EnumerateArray().Single().GetProperty("code").GetString().ShouldBe("990102001002");
        (await _admin.Read("/api/regions/search?code=990102001001")).Names().ShouldBe([Cast.OtherCommunity.Name], "an old paper still leads there");
        (await Code(Cast.County.Id, "county", "990102").Refused()).ShouldBe("region.code-taken");
    }

    [Fact]
    public async Task New_grids_are_numbered_west_to_east_and_dedicated_ones_from_601()
    {
        await Code(Cast.Guihua.Id, "village", "990101001001").Done();
        await _admin.Post("", new { parentId = Cast.Guihua.Id, level = "Grid", kind = "Dedicated", name = "桂花市场", geometry = MapCalls.Box(113.311, 23.16, 113.312, 23.161) }).Done();

        var proposed = await _admin.Read($"/api/regions/{Cast.Guihua.Id}/grid-codes");
        (await _admin.Read($"/api/regions/{Cast.GuihuaFirst.Id}")).GetProperty("codes").GetArrayLength().ShouldBe(0, "a proposal changes nothing");
        await _admin.Post($"/{Cast.Guihua.Id}/grid-codes", new { }).Done();

        proposed.EnumerateArray().Select(one => (one.GetProperty("name").GetString(), one.GetProperty("code").GetString())).ShouldBe([
            (Cast.GuihuaFirst.Name, "990101001001001"), (Cast.GuihuaSecond.Name, "990101001001002"), ("桂花市场", "990101001001601")]);
        (await _admin.Read("/api/regions/search?code=990101001001601")).Names().ShouldBe(["桂花市场"]);
        (await _admin.Read($"/api/regions/{Cast.Guihua.Id}/grid-codes")).GetArrayLength().ShouldBe(0);
        (await (await _admin.GetAsync($"/api/regions/{Cast.Liuxi.Id}/grid-codes", TestContext.Current.CancellationToken)).Problem()).ShouldBe((422, "region.no-code-to-number-from"));
    }

    [Fact]
    public async Task A_city_adds_a_scheme_of_its_own()
    {
        var scheme = new
        {
            name = "stairwell", title = "楼道编码", englishTitle = "Stairwells", levels = new[] { "Finer" }, extends = "grid",
            segments = new object[]
            {
                new { name = "网格", englishName = "Grid", length = 15, ranges = Array.Empty<object>() },
                new { name = "楼道", englishName = "Stairwell", length = 2, ranges = new[] { new { from = 1, to = 40, means = "楼道", englishMeans = "Stairwell" } } },
            },
        };

        await _admin.Post("/schemes", scheme).Done();

        (await _admin.Post("/schemes", scheme).Refused()).ShouldBe("region.scheme-taken");
        (await _admin.Post("/schemes", new { name = "Bad Name" }).Refused()).ShouldBe("request.not-valid");
        (await app.As(Cast.CountyAdministrator).Post("/schemes", scheme).Refused()).ShouldBe("request.not-allowed");
        (await _admin.Read("/api/regions/schemes")).EnumerateArray().Select(one => one.GetProperty("name").GetString())
            .ShouldBe(["county", "township", "village", "grid", "stairwell", "shenzhen-house"]);
    }

    [Fact]
    public async Task A_grid_has_one_chief_worker_at_a_time_and_any_number_of_helpers()
    {
        var grid = Cast.SonglinFirst.Id;
        var post = await Post(grid, Cast.GridWorker, "Worker", chief: true, since: "2026-01-01T00:00:00Z", until: "2026-07-01T00:00:00Z").Done();

        (await Post(grid, Cast.OtherGridWorker, "Worker", chief: true, since: "2026-06-30T00:00:00Z").Refused()).ShouldBe("region.has-chief-worker");
        (await Post(grid, Cast.GridWorker, "Worker", since: "2026-05-01T00:00:00Z").Refused()).ShouldBe("region.staffed-already");
        await Post(grid, Cast.OtherGridWorker, "Worker", chief: true, since: "2026-07-01T00:00:00Z").Done();
        await Post(grid, Cast.GridWorker, "Volunteer", since: "2026-07-01T00:00:00Z").Done();

        (await Staff(grid, "2026-03-01T00:00:00Z")).ShouldBe([Cast.GridWorker.Id]);
        (await Staff(grid, "2026-08-01T00:00:00Z")).ShouldBe([Cast.GridWorker.Id, Cast.OtherGridWorker.Id], ignoreOrder: true);
        (await _admin.Post($"/staff/{post.GetProperty("id").GetGuid()}/end", new { }).Refused()).ShouldBe("region.staff-ended");
    }

    [Fact]
    public async Task A_grid_whose_worker_leaves_is_vacant()
    {
        var post = await Post(Cast.LiuxiFirst.Id, Cast.OtherGridWorker, "Worker").Done();
        (await Vacant()).ShouldNotContain(Cast.LiuxiFirst.Name);

        await _admin.Post($"/staff/{post.GetProperty("id").GetGuid()}/end", new { }).Done();

        (await Vacant()).ShouldContain(Cast.LiuxiFirst.Name);
        (await app.As(Cast.GridLeader).Read("/api/regions/vacancies")).Names().ShouldBe([Cast.GuihuaFirst.Name], "only one's own");

        async Task<string[]> Vacant() => (await _admin.Read($"/api/regions/vacancies?within={Cast.Street.Id}")).Names();
    }

    [Theory]
    [InlineData("Leader", true, null, "request.not-valid")]
    [InlineData("Worker", false, "2020-01-01T00:00:00Z", "request.not-valid")]
    [InlineData("King", false, null, "request.malformed")]
    public async Task A_post_that_cannot_be_is_refused(string post, bool chief, string? until, string code) =>
        (await Post(Cast.OtherGrid.Id, Cast.GridWorker, post, chief, until: until).Refused()).ShouldBe(code);

    [Fact]
    public async Task Residents_do_not_see_who_is_on_post() =>
        (await (await app.As(Cast.Resident).GetAsync($"/api/regions/{Cast.GuihuaFirst.Id}/staff", TestContext.Current.CancellationToken)).Problem()).ShouldBe((403, "request.not-allowed"));

    private Task<HttpResponseMessage> Code(Guid region, string scheme, string code) => _admin.Change(HttpMethod.Post, region, "/codes", new { scheme, code });

    private Task<HttpResponseMessage> Post(Guid region, CastPerson who, string post, bool chief = false, string? since = null, string? until = null) =>
        _admin.Post($"/{region}/staff", new { accountId = who.Id, post, chief, since, until });

    private async Task<Guid[]> Staff(Guid region, string at) =>
        [.. (await _admin.Read($"/api/regions/{region}/staff?at={at}")).EnumerateArray().Select(post => post.GetProperty("accountId").GetGuid())];
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Cases;
using Weft.Server.Demo;
using Weft.Server.Demo.Plan;
using Weft.Server.Regions;

namespace Weft.Server.Tests.Demo;

public class SeedCityTests(DemoCity city) : IClassFixture<DemoCity>
{
    // Who finds work on the desk when they look for the first time.
    public static TheoryData<string> Busy => ["worker", "leader", "community", "street", "county", "city", "dispatcher", "hotline", "sanitation", "water", "enforcement", "mediator"];

    // Who at least sees cases.
    public static TheoryData<string> Watching => ["supervisor", "analyst", "admin", "auditor", "resident"];

    [Fact]
    public void The_small_city_is_there_with_its_life() =>
        city.First.ShouldBeOfType<Seeding.Done>().Cases.ShouldBeGreaterThan(300);

    [Fact]
    public async Task Every_timeline_verifies()
    {
        var broken = new List<BrokenTimeline>();

        (await city.Services.GetRequiredService<VerifyTimelines>().Run(broken.Add, TestContext.Current.CancellationToken)).ShouldBeGreaterThan(300);
        broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_seed_changes_nothing()
    {
        var before = await Count("cases.timeline");

        (await city.Seed()).ShouldBeOfType<Seeding.ThereAlready>();
        (await Count("cases.timeline")).ShouldBe(before);
    }

    [Theory, MemberData(nameof(Busy))]
    public async Task A_guide_signs_in_and_finds_work_on_the_desk(string guide)
    {
        var desk = await Get(await city.As(guide), "/api/desk");

        (desk.GetProperty("held").GetArrayLength() + desk.GetProperty("asked").GetArrayLength()).ShouldBeGreaterThan(0);
    }

    [Theory, MemberData(nameof(Watching))]
    public async Task A_guide_who_watches_sees_cases(string guide) =>
        (await Get(await city.As(guide), "/api/cases")).GetProperty("items").GetArrayLength().ShouldBeGreaterThan(0);

    [Fact]
    public async Task A_photo_of_a_case_is_shown_to_whoever_sees_the_case()
    {
        var http = await city.As("city");
        var photo = await Scalar<Guid>("select id from attachments.files order by attached_at desc limit 1");

        var answer = await http.GetAsync($"/api/attachments/{photo}/thumbnail", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await Scalar<long>("select count(*) from cases.timeline line, jsonb_array_elements_text(line.entry::jsonb -> 'photos') photo where not exists (select from attachments.files where id = photo::uuid and attached_to = line.case_id)"))
            .ShouldBe(0);
    }

    [Fact]
    public async Task Where_a_case_lies_on_the_map_is_its_grid()
    {
        var tree = city.Services.GetRequiredService<RegionTree>();
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("select region_id, longitude, latitude from cases.cases");
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await row.ReadAsync(TestContext.Current.CancellationToken))
        {
            var found = tree.Map.Locate(row.GetDouble(1), row.GetDouble(2)).ShouldNotBeNull();

            // Where a dedicated grid lies, it wins over the general one around it.
            (found.Id == row.GetGuid(0) || found.Kind == RegionKind.Dedicated).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task The_next_reported_case_gets_a_number_of_its_own()
    {
        var http = await city.As("worker");
        var case1 = (await Get(http, "/api/cases")).GetProperty("items")[0];

        var answer = await http.PostAsJsonAsync("/api/cases", new
        {
            words = "巡查发现井盖松动，车过有异响。",
            longitude = case1.GetProperty("longitude").GetDouble(),
            latitude = case1.GetProperty("latitude").GetDouble(),
        }, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<JsonElement> Get(HttpClient http, string path)
    {
        var answer = await http.GetAsync(path, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private Task<long> Count(string table) => Scalar<long>($"select count(*) from {table}");

    private async Task<T> Scalar<T>(string sql)
    {
        await using var command = city.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

public class SeedRefusedTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Fact]
    public async Task A_database_that_real_people_use_is_refused()
    {
        await using var scope = app.Services.CreateAsyncScope();

        var became = await scope.ServiceProvider.GetRequiredService<SeedCity>().Seed(CitySize.Small, CityPlan.DemoSeed, TestContext.Current.CancellationToken);

        became.ShouldBeOfType<Seeding.InRealUse>();
    }
}

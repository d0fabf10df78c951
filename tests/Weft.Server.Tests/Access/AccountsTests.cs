using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Weft.Server.Tests.Access;

public class AccountsTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HttpClient City => app.As(Cast.Administrator);
    private HttpClient County => app.As(Cast.CountyAdministrator);

    [Fact]
    public async Task A_new_person_changes_the_given_password_before_anything_else()
    {
        var made = await Create(County, "xin.ren", Worker(Cast.LiuxiFirst, Cast.LiuxiStation));
        var given = made.GetProperty("password").GetString()!;
        var person = await SignedIn("xin.ren", given);

        (await (await person.GetAsync("/api/units", Ct)).Problem()).ShouldBe((403, "access.change-password-first"));
        (await person.PostAsJsonAsync("/api/session/password", new { current = given, @new = "bamboo-kettle-seven" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var again = await SignedIn("xin.ren", "bamboo-kettle-seven");
        (await again.GetAsync("/api/units", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var me = await (await again.GetAsync("/api/session", Ct)).Json();
        me.GetProperty("assignments")[0].GetProperty("regionName").GetString().ShouldBe("柳溪第一网格");
    }

    [Fact]
    public async Task An_administrator_gives_roles_within_the_own_regions_only()
    {
        (await Refusal(County, Worker(Cast.OtherGrid, Cast.OtherCommunityStation))).ShouldBe((403, "access.outside-your-scope"));
        (await Refusal(County, new { role = "Administrator", regionId = Cast.City.Id })).ShouldBe((403, "access.outside-your-scope"));
        (await Refusal(County, new { role = "DepartmentHandler", regionId = Cast.County.Id, unitId = Cast.CityHousing.Id })).ShouldBe((403, "access.outside-your-scope"));
        (await Refusal(City, new { role = "StationOperator", regionId = Cast.Street.Id, unitId = Cast.SanitationOffice.Id })).ShouldBe((422, "access.wrong-kind-of-unit"));
        (await Refusal(City, Worker(Cast.LiuxiFirst, Cast.OtherCommunityStation))).ShouldBe((422, "access.unit-outside-region"));
        (await Refusal(City, new { role = "GridWorker", regionId = Guid.NewGuid() })).ShouldBe((422, "access.region-unknown"));
        (await Refusal(City, new { role = "StationOperator", regionId = Cast.Street.Id })).ShouldBe((400, "request.not-valid"));
        (await Refusal(City, new { role = "Resident", regionId = Cast.Street.Id })).ShouldBe((400, "request.not-valid"));
        (await Refusal(City, new { role = 99, regionId = Cast.Street.Id })).ShouldBe((400, "request.malformed"));
    }

    [Theory]
    [InlineData("", "Name", "walnut-lantern-river", "userName")]
    [InlineData("a b", "Name", "walnut-lantern-river", "userName")]
    [InlineData("good.name", " ", "walnut-lantern-river", "displayName")]
    [InlineData("good.name", "Name", "short", "password")]
    public async Task Each_fault_of_a_new_account_is_named(string userName, string displayName, string password, string field)
    {
        var answer = await City.PostAsJsonAsync("/api/accounts", new
        {
            userName, displayName, password, phone = "12", assignments = new[] { Worker(Cast.LiuxiFirst, Cast.LiuxiStation) },
        }, Ct);

        var errors = (await answer.Json()).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()).ToArray();
        errors.ShouldBe([field, "phone"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_people_cannot_have_one_user_name_however_it_is_written()
    {
        await Create(City, "same.name", Worker(Cast.LiuxiFirst, Cast.LiuxiStation));

        var answer = await City.PostAsJsonAsync("/api/accounts", Account("SAME.name", Worker(Cast.LiuxiFirst, Cast.LiuxiStation)), Ct);

        (await answer.Problem()).ShouldBe((409, "access.name-taken"));
    }

    [Fact]
    public async Task A_deactivated_account_is_out_at_once_and_everywhere()
    {
        var id = await Id(Create(City, "leaves.soon", Worker(Cast.LiuxiFirst, Cast.LiuxiStation), "quiet-harbour-lamp"));
        var person = await SignedIn("leaves.soon", "quiet-harbour-lamp");
        await using var elsewhere = app.WithWebHostBuilder(_ => { });
        var other = elsewhere.CreateClient();
        other.DefaultRequestHeaders.Authorization = person.DefaultRequestHeaders.Authorization;
        (await other.GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await City.PostAsync($"/api/accounts/{id}/deactivate", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await person.GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Soon(async () => (await other.GetAsync("/api/session", Ct)).StatusCode == HttpStatusCode.Unauthorized);
        (await TrySignIn("leaves.soon", "quiet-harbour-lamp")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await City.PostAsync($"/api/accounts/{id}/activate", null, Ct);
        (await person.GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized); // the old session stays ended
        (await TrySignIn("leaves.soon", "quiet-harbour-lamp")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_works_from_the_moment_it_is_given_until_it_is_ended()
    {
        var id = await Id(Create(City, "two.roles", Worker(Cast.LiuxiFirst, Cast.LiuxiStation), "quiet-harbour-lamp"));
        var person = await Settled("two.roles", "quiet-harbour-lamp");
        (await person.GetAsync("/api/audit", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var added = await City.PostAsJsonAsync($"/api/accounts/{id}/assignments", new { role = "Analyst", regionId = Cast.Street.Id }, Ct);
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Roles(person)).ShouldBe(["GridWorker", "Analyst"], ignoreOrder: true);

        var assignment = (await added.Json()).GetProperty("id").GetGuid();
        (await City.PostAsJsonAsync($"/api/accounts/{id}/assignments/{assignment}/end", new { }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Roles(person)).ShouldBe(["GridWorker"]);
    }

    [Fact]
    public async Task A_role_to_come_counts_when_it_has_come_and_not_before()
    {
        await Create(City, "begins.later", new
        {
            role = "GridWorker", regionId = Cast.LiuxiFirst.Id, unitId = Cast.LiuxiStation.Id, from = DateTimeOffset.UtcNow.AddSeconds(3),
        }, "quiet-harbour-lamp");
        var person = await SignedIn("begins.later", "quiet-harbour-lamp");

        (await Roles(person)).ShouldBeEmpty();
        await Soon(async () => (await Roles(person)) is ["GridWorker"]);
    }

    [Fact]
    public async Task What_lies_above_or_beside_the_own_regions_is_as_good_as_not_there()
    {
        (await County.GetAsync($"/api/accounts/{Cast.GridWorker.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await County.GetAsync($"/api/accounts/{Cast.Stranger.Id}", Ct)).Problem()).ShouldBe((404, "request.not-found"));
        (await (await County.PostAsync($"/api/accounts/{Cast.CityOperator.Id}/deactivate", null, Ct)).Problem()).ShouldBe((404, "request.not-found"));
        (await (await County.PostAsync($"/api/accounts/{Cast.Resident.Id}/deactivate", null, Ct)).Problem()).ShouldBe((404, "request.not-found"));
        (await City.GetAsync($"/api/accounts/{Cast.Resident.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_also_holds_a_role_above_is_changed_by_the_administrator_above()
    {
        var id = await Id(Create(City, "reaches.up", Worker(Cast.LiuxiFirst, Cast.LiuxiStation)));
        await City.PostAsJsonAsync($"/api/accounts/{id}/assignments", new { role = "Analyst", regionId = Cast.City.Id }, Ct);

        (await (await County.PostAsync($"/api/accounts/{id}/password", null, Ct)).Problem()).ShouldBe((403, "access.above-your-scope"));
        (await (await County.PostAsync($"/api/accounts/{id}/deactivate", null, Ct)).Problem()).ShouldBe((403, "access.above-your-scope"));
        (await City.PostAsync($"/api/accounts/{id}/password", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_closes_or_demotes_themselves()
    {
        var role = Cast.Administrator.Id; // the cast's assignments carry the account's id

        (await (await City.PostAsync($"/api/accounts/{Cast.Administrator.Id}/deactivate", null, Ct)).Problem()).ShouldBe((409, "access.not-yourself"));
        (await (await City.PostAsJsonAsync($"/api/accounts/{Cast.Administrator.Id}/assignments/{role}/end", new { }, Ct)).Problem()).ShouldBe((409, "access.not-yourself"));
        (await (await City.PostAsync($"/api/accounts/{Cast.Administrator.Id}/password", null, Ct)).Problem()).ShouldBe((409, "access.not-yourself"));
    }

    [Fact]
    public async Task Two_administrators_who_close_each_other_at_once_do_not_both_go()
    {
        var id = await Id(Create(City, "rival", new { role = "Administrator", regionId = Cast.OtherCounty.Id }));
        var other = await Id(Create(City, "other.rival", new { role = "Administrator", regionId = Cast.OtherCounty.Id }));
        await Sql($"""
            update access.accounts set two_factor_enabled = true, password_is_given = false where id in ('{id}', '{other}');
            update access.accounts set active = false where id = '{Cast.Administrator.Id}'
            """);
        var rivals = (One: app.As(await Person(id)), Two: app.As(await Person(other)));
        for (var round = 1; round <= 3; round++)
        {
            await Soon(async () => (await rivals.One.GetAsync("/api/accounts", Ct)).IsSuccessStatusCode && (await rivals.Two.GetAsync("/api/accounts", Ct)).IsSuccessStatusCode);

            var answers = await Task.WhenAll(
                rivals.One.PostAsync($"/api/accounts/{other}/deactivate", null, Ct), rivals.Two.PostAsync($"/api/accounts/{id}/deactivate", null, Ct));

            answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
            await Sql($"update access.accounts set active = true where id in ('{id}', '{other}')");
        }

        await Sql($"update access.accounts set active = true where id = '{Cast.Administrator.Id}'");
        await Soon(async () => (await City.GetAsync("/api/accounts", Ct)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_change_needs_the_version_it_was_based_on_and_masks_the_phone()
    {
        var shown = await City.GetAsync($"/api/accounts/{Cast.GridWorker.Id}", Ct);
        (await shown.Json()).GetProperty("phone").GetString().ShouldBe("138****0001");
        var change = new { displayName = "王大网", phone = "138****0001" };

        (await (await City.PutAsJsonAsync($"/api/accounts/{Cast.GridWorker.Id}", change, Ct)).Problem()).ShouldBe((428, "request.if-match-needed"));
        var changed = await Put($"/api/accounts/{Cast.GridWorker.Id}", change, shown.Headers.ETag!.Tag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await changed.Json()).GetProperty("phone").GetString().ShouldBe("138****0001");
        (await (await Put($"/api/accounts/{Cast.GridWorker.Id}", change, shown.Headers.ETag!.Tag)).Problem()).ShouldBe((412, "request.changed-meanwhile"));
    }

    [Fact]
    public async Task The_list_pages_through_the_own_regions_by_name_and_shows_no_resident()
    {
        var names = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await (await County.GetAsync($"/api/accounts?limit=4&after={next}", Ct)).Json();
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("userName").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        names.ShouldBe(names.Distinct().OrderBy(name => name.ToUpperInvariant(), StringComparer.Ordinal));
        names.ShouldContain("worker");
        names.ShouldContain("water");
        names.ShouldNotContain("stranger");
        names.ShouldNotContain("city");
        names.ShouldNotContain("resident");

        var found = await (await County.GetAsync($"/api/accounts?region={Cast.Guihua.Id}&role=GridLeader&words=李", Ct)).Json();
        found.GetProperty("items").EnumerateArray().Single().GetProperty("userName").GetString().ShouldBe("leader");
    }

    private static object Worker(CastPlace region, CastUnit unit) => new { role = "GridWorker", regionId = region.Id, unitId = unit.Id };

    private static object Account(string userName, object assignment, string? password = null) =>
        new { userName, displayName = "新人", password, assignments = new[] { assignment } };

    private static async Task<JsonElement> Create(HttpClient by, string userName, object assignment, string? password = null)
    {
        var answer = await by.PostAsJsonAsync("/api/accounts", Account(userName, assignment, password), Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Json();
    }

    private static async Task<Guid> Id(Task<JsonElement> created) => (await created).GetProperty("account").GetProperty("id").GetGuid();

    private static async Task<(int, string)> Refusal(HttpClient by, object assignment) =>
        await (await by.PostAsJsonAsync("/api/accounts", Account($"never-{Guid.NewGuid():n}", assignment), Ct)).Problem();

    private Task<HttpResponseMessage> TrySignIn(string name, string password) =>
        app.CreateClient().PostAsJsonAsync("/api/session/tokens", new { userName = name, password }, Ct);

    private async Task<HttpClient> SignedIn(string name, string password)
    {
        var answer = await TrySignIn(name, password);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await answer.Json()).GetProperty("accessToken").GetString());
        return client;
    }

    private async Task<HttpClient> Settled(string name, string password)
    {
        var first = await SignedIn(name, password);
        await first.PostAsJsonAsync("/api/session/password", new { current = password, @new = "bamboo-kettle-seven" }, Ct);
        return await SignedIn(name, "bamboo-kettle-seven");
    }

    private static async Task<string[]> Roles(HttpClient person) =>
        [.. (await (await person.GetAsync("/api/session", Ct)).Json()).GetProperty("assignments").EnumerateArray().Select(one => one.GetProperty("role").GetString()!)];

    private Task<HttpResponseMessage> Put(string path, object body, string etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        return City.SendAsync(request, Ct);
    }

    // Somebody who is in the database but not of the cast, with the stamp they have there.
    private async Task<CastPerson> Person(Guid id)
    {
        var stamp = $"STAMP-{id:n}";
        await Sql($"update access.accounts set security_stamp = '{stamp}' where id = '{id}'");
        return new CastPerson(id, id.ToString("n"), "", Weft.Core.Access.Role.Administrator, null, null);
    }

    private async Task Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static async Task Soon(Func<Task<bool>> holds)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(5);
        while (!await holds())
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(until, "within five seconds");
            await Task.Delay(50, Ct);
        }
    }
}

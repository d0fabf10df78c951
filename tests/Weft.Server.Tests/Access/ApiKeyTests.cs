using System.Net;
using System.Net.Http.Json;
using Npgsql;

namespace Weft.Server.Tests.Access;

public class ApiKeyTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("X-Api-Key", "")]
    [InlineData("Authorization", "ApiKey ")]
    public async Task A_machine_works_as_its_account_by_either_header(string header, string before)
    {
        var (key, _) = await Make(Cast.CityOperator, new { name = "平台对接", roles = new[] { "StationOperator" } });
        var machine = app.CreateClient();
        machine.DefaultRequestHeaders.TryAddWithoutValidation(header, before + key);

        var me = await (await machine.GetAsync("/api/session", Ct)).Json();

        me.GetProperty("name").GetString().ShouldBe(Cast.CityOperator.Name);
    }

    [Fact]
    public async Task A_key_reaches_no_further_than_it_says()
    {
        var (key, _) = await Make(Cast.CityOperator, new { name = "只看街道", roles = new[] { "StationOperator" }, regionId = Cast.Street.Id });

        var me = await (await With(key).GetAsync("/api/session", Ct)).Json();

        me.GetProperty("assignments")[0].GetProperty("regionId").GetGuid().ShouldBe(Cast.Street.Id);
    }

    [Fact]
    public async Task A_key_carries_nothing_that_its_account_does_not_hold()
    {
        (await Refusal(Cast.CommunityOperator, new { name = "x", roles = new[] { "Administrator" } })).ShouldBe((422, "access.key-scope-not-held"));
        (await Refusal(Cast.CommunityOperator, new { name = "x", roles = new[] { "StationOperator" }, regionId = Cast.Street.Id })).ShouldBe((422, "access.key-scope-not-held"));
        (await Refusal(Cast.CommunityOperator, new { name = "x", roles = Array.Empty<string>() })).ShouldBe((400, "request.not-valid"));
        (await Refusal(Cast.CommunityOperator, new { name = "x", roles = new[] { "StationOperator" }, expiresAt = DateTimeOffset.UtcNow.AddYears(3) })).ShouldBe((400, "request.not-valid"));
        (await Refusal(Cast.Resident, new { name = "x", roles = new[] { "Resident" } })).ShouldBe((400, "request.not-valid"));
    }

    [Fact]
    public async Task A_key_makes_no_keys_and_changes_no_password()
    {
        var (key, _) = await Make(Cast.StreetOperator, new { name = "街道", roles = new[] { "StationOperator" } });

        (await (await With(key).PostAsJsonAsync($"/api/accounts/{Cast.StreetOperator.Id}/keys", new { name = "y", roles = new[] { "StationOperator" } }, Ct)).Problem())
            .ShouldBe((403, "access.not-with-a-key"));
        (await (await With(key).PostAsJsonAsync("/api/session/password", new { current = Cast.Password, @new = "walnut-lantern-river" }, Ct)).Problem())
            .ShouldBe((403, "access.not-with-a-key"));
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_stays_listed()
    {
        var (key, id) = await Make(Cast.CountyOperator, new { name = "区平台", roles = new[] { "StationOperator" } });
        (await With(key).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await app.As(Cast.CountyOperator).DeleteAsync($"/api/accounts/{Cast.CountyOperator.Id}/keys/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await (await With(key).GetAsync("/api/session", Ct)).Problem()).ShouldBe((401, "request.sign-in-first"));
        var listed = (await (await app.As(Cast.CountyOperator).GetAsync($"/api/accounts/{Cast.CountyOperator.Id}/keys", Ct)).Json()).EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == id);
        listed.GetProperty("revokedAt").ValueKind.ShouldNotBe(System.Text.Json.JsonValueKind.Null);
        listed.ToString().ShouldNotContain(key);
    }

    [Fact]
    public async Task An_expired_key_and_a_made_up_one_are_refused()
    {
        var (key, id) = await Make(Cast.WaterHandler, new { name = "水务", roles = new[] { "DepartmentHandler" } });
        await Sql($"update access.api_keys set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where id = '{id}'");

        (await With(key).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await With("weft_" + new string('A', 43)).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await With("short").GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Calls_over_the_limit_of_a_key_wait()
    {
        var (key, _) = await Make(Cast.HousingHandler, new { name = "住建", roles = new[] { "DepartmentHandler" }, callsAMinute = 3 });
        var machine = With(key);
        for (var call = 1; call <= 3; call++)
        {
            (await machine.GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var fourth = await machine.GetAsync("/api/session", Ct);

        (await fourth.Problem()).ShouldBe((429, "request.too-many"));
        fourth.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_administrator_sees_and_revokes_keys_of_the_own_regions_only()
    {
        var (_, id) = await Make(Cast.SanitationHandler, new { name = "环卫", roles = new[] { "DepartmentHandler" } });

        (await (await app.As(Cast.Stranger).GetAsync($"/api/accounts/{Cast.SanitationHandler.Id}/keys", Ct)).Problem()).ShouldBe((404, "request.not-found"));
        (await app.As(Cast.CountyAdministrator).GetAsync($"/api/accounts/{Cast.Stranger.Id}/keys", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.As(Cast.CountyAdministrator).DeleteAsync($"/api/accounts/{Cast.SanitationHandler.Id}/keys/{id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_written_down()
    {
        var (key, id) = await Make(Cast.TrafficHandler, new { name = "交警", roles = new[] { "DepartmentHandler" } });
        await With(key).GetAsync("/api/session", Ct);

        var until = DateTimeOffset.UtcNow.AddSeconds(15);
        while (await Sql($"select last_used_at from access.api_keys where id = '{id}'") is not DateTime)
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(until);
            await Task.Delay(200, Ct);
        }
    }

    private async Task<(string Key, Guid Id)> Make(CastPerson owner, object request)
    {
        var answer = await app.As(owner).PostAsJsonAsync($"/api/accounts/{owner.Id}/keys", request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        var made = await answer.Json();
        return (made.GetProperty("key").GetString()!, made.GetProperty("about").GetProperty("id").GetGuid());
    }

    private async Task<(int, string)> Refusal(CastPerson owner, object request) =>
        await (await app.As(owner).PostAsJsonAsync($"/api/accounts/{owner.Id}/keys", request, Ct)).Problem();

    private HttpClient With(string key)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    private async Task<object?> Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}

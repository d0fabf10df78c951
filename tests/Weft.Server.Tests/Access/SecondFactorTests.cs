using System.Net;
using System.Net.Http.Json;
using System.Web;
using Npgsql;
using Weft.Core.Access;

namespace Weft.Server.Tests.Access;

public class SecondFactorTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_without_a_second_factor_can_do_nothing_but_set_it_up()
    {
        await WithoutFactor(Cast.CountyAdministrator);
        var admin = app.As(Cast.CountyAdministrator);

        (await (await admin.GetAsync("/api/units", Ct)).Problem()).ShouldBe((403, "access.totp-set-up-first"));
        var me = await (await admin.GetAsync("/api/session", Ct)).Json();
        me.GetProperty("totpToSetUp").GetBoolean().ShouldBeTrue();

        await SetUp(admin);

        (await admin.GetAsync("/api/units", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_in_then_takes_a_code_and_each_code_once()
    {
        var (secret, _, usedStep) = await SetUp(app.As(Cast.StreetOperator));
        var next = Totp.Code(secret, usedStep + 1); // one step of drift ahead is accepted

        (await (await SignIn("street")).Problem()).ShouldBe((401, "access.totp-needed"));
        (await (await SignIn("street", code: Totp.Code(secret, usedStep))).Problem()).ShouldBe((401, "access.wrong-code"));
        (await (await SignIn("street", code: "000000")).Problem()).ShouldBe((401, "access.wrong-code"));
        (await SignIn("street", code: next)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await SignIn("street", code: next)).Problem()).ShouldBe((401, "access.wrong-code"));
    }

    [Fact]
    public async Task A_recovery_code_opens_once_when_the_phone_is_gone()
    {
        var (_, recovery, _) = await SetUp(app.As(Cast.CountyOperator));

        (await SignIn("county", recovery: recovery[0])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await SignIn("county", recovery: recovery[0])).Problem()).ShouldBe((401, "access.wrong-code"));
        (await SignIn("county", recovery: recovery[9].ToLowerInvariant())).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Guessing_codes_closes_the_name()
    {
        await SetUp(app.As(Cast.CityOperator));
        for (var guess = 1; guess <= 5; guess++)
        {
            await SignIn("city", code: $"00000{guess}");
        }

        (await (await SignIn("city", code: "000009")).Problem()).ShouldBe((429, "access.locked"));
    }

    [Fact]
    public async Task It_is_not_in_force_before_a_code_was_shown_back()
    {
        var person = app.As(Cast.Dispatcher);

        (await (await person.PutAsJsonAsync("/api/session/totp", new { code = "123456" }, Ct)).Problem()).ShouldBe((409, "access.totp-not-begun"));
        await person.PostAsync("/api/session/totp", null, Ct);
        (await (await person.PutAsJsonAsync("/api/session/totp", new { code = "12345" }, Ct)).Problem()).ShouldBe((401, "access.wrong-code"));
        (await SignIn("dispatcher")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Taking_it_off_asks_for_password_and_code_again()
    {
        var person = app.As(Cast.Analyst);
        var (secret, _, usedStep) = await SetUp(person);

        (await (await person.PostAsync("/api/session/totp", null, Ct)).Problem()).ShouldBe((409, "access.totp-in-force"));
        (await (await TakeOff(person, new { password = Cast.Password })).Problem()).ShouldBe((401, "access.totp-needed"));
        (await TakeOff(person, new { password = Cast.Password, code = Totp.Code(secret, usedStep + 1) })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await SignIn("analyst")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Neither_the_secret_nor_a_recovery_code_lies_readable_in_the_database()
    {
        var (secret, recovery, _) = await SetUp(app.As(Cast.WaterHandler));

        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand("select string_agg(value, ' ') from access.tokens");
        var stored = (string)(await command.ExecuteScalarAsync(Ct))!;

        stored.ShouldNotContain(Totp.Text(secret));
        recovery.ShouldAllBe(code => !stored.Contains(code));
    }

    private static async Task<(byte[] Secret, string[] Recovery, long UsedStep)> SetUp(HttpClient person)
    {
        var begun = await person.PostAsync("/api/session/totp", null, Ct);
        begun.StatusCode.ShouldBe(HttpStatusCode.OK);
        var uri = new Uri((await begun.Json()).GetProperty("uri").GetString()!);
        uri.Scheme.ShouldBe("otpauth");
        var secret = Totp.Secret(HttpUtility.ParseQueryString(uri.Query)["secret"]!);
        var step = Totp.Step(DateTimeOffset.UtcNow);

        var confirmed = await person.PutAsJsonAsync("/api/session/totp", new { code = Totp.Code(secret, step) }, Ct);

        confirmed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var codes = (await confirmed.Json()).GetProperty("recoveryCodes").EnumerateArray().Select(code => code.GetString()!).ToArray();
        codes.Length.ShouldBe(10);
        return (secret, codes, step);
    }

    private Task<HttpResponseMessage> SignIn(string name, string? code = null, string? recovery = null) =>
        app.CreateClient().PostAsJsonAsync("/api/session/tokens", new { userName = name, password = Cast.Password, code, recoveryCode = recovery }, Ct);

    private static Task<HttpResponseMessage> TakeOff(HttpClient person, object body) =>
        person.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/api/session/totp") { Content = JsonContent.Create(body) }, Ct);

    private async Task WithoutFactor(CastPerson person)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand("update access.accounts set two_factor_enabled = false where id = $1");
        command.Parameters.AddWithValue(person.Id);
        await command.ExecuteNonQueryAsync(Ct);
    }
}

using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Access;

public class PasswordSignInTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_web_signs_in_by_a_cookie_that_scripts_and_other_sites_do_not_get()
    {
        var web = app.CreateClient();

        var answer = await web.PostAsJsonAsync("/api/session", new { userName = "worker", password = Cast.Password }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain("secure"); // localhost, without TLS
        var me = await (await web.GetAsync("/api/session", Ct)).Json();
        me.GetProperty("name").GetString().ShouldBe(Cast.GridWorker.Name);
        me.GetProperty("assignments")[0].GetProperty("role").GetString().ShouldBe("GridWorker");
        me.GetProperty("assignments")[0].GetProperty("regionName").GetString().ShouldBe("桂花第一网格");
        me.GetProperty("assignments")[0].GetProperty("unitName").GetString().ShouldBe("桂花社区工作站");
    }

    [Fact]
    public async Task The_cookie_asks_for_TLS_on_any_name_but_the_machine_itself()
    {
        var web = app.CreateClient();
        web.DefaultRequestHeaders.Host = "weft.example.gov.cn";

        var answer = await web.PostAsJsonAsync("/api/session", new { userName = "worker", password = Cast.Password }, Ct);

        answer.Headers.GetValues("Set-Cookie").Single().ShouldContain("secure");
    }

    [Fact]
    public async Task An_app_signs_in_by_a_token_and_renews_it()
    {
        var (token, refresh) = await Tokens("leader");
        (await With(token).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var renewed = await app.CreateClient().PostAsJsonAsync("/api/session/tokens/refresh", new { refreshToken = refresh }, Ct);

        renewed.StatusCode.ShouldBe(HttpStatusCode.OK);
        var next = (await renewed.Json()).GetProperty("accessToken").GetString()!;
        (await With(next).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("not-a-token")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_is_no_refresh_token_renews_nothing(string? token)
    {
        var answer = await app.CreateClient().PostAsJsonAsync("/api/session/tokens/refresh", new { refreshToken = token }, Ct);

        (await answer.Problem()).ShouldBe((401, "access.refresh-token-not-valid"));
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_resident_get_the_same_answer()
    {
        string[] answers =
        [
            await SignInAnswer("nobody-has-this", Cast.Password),
            await SignInAnswer("street", "not-the-password"),
            await SignInAnswer(Cast.Resident.UserName, Cast.Password),
        ];

        answers.Select(answer => answer.Split("traceId")[0]).Distinct().ShouldHaveSingleItem().ShouldContain("access.wrong-name-or-password");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_the_cookie()
    {
        var web = app.CreateClient();
        var signedIn = await web.PostAsJsonAsync("/api/session", new { userName = "county", password = Cast.Password }, Ct);
        var copy = app.CreateClient();
        copy.DefaultRequestHeaders.Add("Cookie", signedIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        (await copy.GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await web.DeleteAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await web.GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await copy.GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_ends_the_tokens_of_the_session_and_no_other()
    {
        var (token, refresh) = await Tokens("city");
        var (other, _) = await Tokens("city");

        await With(token).DeleteAsync("/api/session", Ct);

        (await With(token).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.CreateClient().PostAsJsonAsync("/api/session/tokens/refresh", new { refreshToken = refresh }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(other).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("cross-site", null, false)]
    [InlineData("same-site", null, false)]
    [InlineData(null, "https://elsewhere.example", false)]
    [InlineData(null, "null", false)]
    [InlineData("same-origin", null, true)]
    [InlineData(null, "http://localhost", true)]
    [InlineData(null, null, true)]
    public async Task A_write_with_the_cookie_counts_only_from_the_own_site(string? fetchSite, string? origin, bool counts)
    {
        var web = app.CreateClient();
        await web.PostAsJsonAsync("/api/session", new { userName = "dispatcher", password = Cast.Password }, Ct);
        if (fetchSite is not null) { web.DefaultRequestHeaders.Add("Sec-Fetch-Site", fetchSite); }
        if (origin is not null) { web.DefaultRequestHeaders.Add("Origin", origin); }

        var read = await web.GetAsync("/api/session", Ct);
        var write = await web.DeleteAsync("/api/session", Ct);

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        (counts ? write.StatusCode == HttpStatusCode.NoContent : await write.Problem() == (403, "access.other-site")).ShouldBeTrue();
    }

    [Fact]
    public async Task No_other_site_signs_a_browser_in()
    {
        var web = app.CreateClient();
        web.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var answer = await web.PostAsJsonAsync("/api/session", new { userName = "worker", password = Cast.Password }, Ct);

        (await answer.Problem()).ShouldBe((403, "access.other-site"));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_the_old_password()
    {
        var (token, refresh) = await Tokens("mediator");
        var (other, _) = await Tokens("mediator");

        var answer = await With(token).PostAsJsonAsync("/api/session/password", new { current = Cast.Password, @new = "walnut-lantern-river" }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await With(token).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await With(other).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.CreateClient().PostAsJsonAsync("/api/session/tokens/refresh", new { refreshToken = refresh }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await SignInAnswer("mediator", Cast.Password)).ShouldContain("access.wrong-name-or-password");
        (await SignInAnswer("mediator", "walnut-lantern-river")).ShouldContain(Cast.Mediator.Name);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("Password2026!")]
    [InlineData("1234567890")]
    [InlineData("the-analyst-word")]
    public async Task A_password_that_is_easily_guessed_is_refused(string password)
    {
        var answer = await app.As(Cast.Analyst).PostAsJsonAsync("/api/session/password", new { current = Cast.Password, @new = password }, Ct);

        (await answer.Problem()).ShouldBe((400, "request.not-valid"));
        (await answer.Json()).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("new");
    }

    [Fact]
    public async Task A_sign_in_sent_with_an_idempotency_key_is_not_remembered()
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "the-same-key-each-time");

        var first = await client.PostAsJsonAsync("/api/session/tokens", new { userName = "worker2", password = Cast.Password }, Ct);
        var second = await client.PostAsJsonAsync("/api/session/tokens", new { userName = "worker2", password = "wrong-all-the-way" }, Ct);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private async Task<string> SignInAnswer(string name, string password)
    {
        var answer = await app.CreateClient().PostAsJsonAsync("/api/session", new { userName = name, password }, Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private async Task<(string Token, string Refresh)> Tokens(string name)
    {
        var answer = await app.CreateClient().PostAsJsonAsync("/api/session/tokens", new { userName = name, password = Cast.Password }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var tokens = await answer.Json();
        return (tokens.GetProperty("accessToken").GetString()!, tokens.GetProperty("refreshToken").GetString()!);
    }

    private HttpClient With(string token)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }
}

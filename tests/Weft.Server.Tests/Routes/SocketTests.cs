using System.Net;
using System.Text.RegularExpressions;

namespace Weft.Server.Tests.Routes;

/// <summary>The real host behind a real socket.</summary>
public sealed class SocketApp(Postgres postgres) : IAsyncLifetime
{
    public WeftApp Weft { get; } = new(postgres);

    public ValueTask InitializeAsync()
    {
        Weft.UseKestrel(0);
        return Weft.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Weft.DisposeAsync();
}

/// <summary>What only a real socket shows, and what holds for addresses that are no route.</summary>
public sealed partial class SocketTests(SocketApp app) : IClassFixture<SocketApp>
{
    private readonly WeftApp _app = app.Weft;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_beyond_every_limit_is_too_large()
    {
        using var client = _app.As(Cast.CityOperator);
        using var huge = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/cases", UriKind.Relative))
        {
            Content = new StringContent(new string('x', 40 << 20), null, "application/json"),
        };
        huge.Headers.ExpectContinue = true; // the refusal comes before the body: do not write into a closed connection

        (await (await client.SendAsync(huge, Ct)).Problem()).ShouldBe((413, "request.too-large"));
    }

    [Theory]
    [InlineData("GET", "/api/nothing-here", 404, "request.not-found")]
    [InlineData("GET", "/api/cases/no-id", 404, "request.not-found")]
    [InlineData("PATCH", "/api/units", 405, "request.method-not-allowed")]
    [InlineData("BREW", "/api/cases", 405, "request.method-not-allowed")]
    public async Task What_is_no_route_is_told_by_name(string method, string path, int status, string code)
    {
        using var client = _app.As(Cast.CityOperator);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        (await (await client.SendAsync(request, Ct)).Problem()).ShouldBe((status, code));
    }

    [Theory]
    [InlineData("/api/session", 401)]
    [InlineData("/api/nothing-here", 404)]
    [InlineData("/health/live", 200)]
    [InlineData("/openapi.json", 200)]
    public async Task Every_answer_tells_browsers_not_to_guess_and_names_no_product(string path, int status)
    {
        var answer = await _app.CreateClient().GetAsync(new Uri(path, UriKind.Relative), Ct);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["SAMEORIGIN"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_parameter_that_cannot_be_read_is_named()
    {
        using var client = _app.As(Cast.CityOperator);
        var answer = await client.GetAsync(new Uri("/api/regions/locate?longitude=east&latitude=23.1", UriKind.Relative), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Json()).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("longitude");
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_named()
    {
        using var client = _app.As(Cast.CityOperator);
        var answer = await client.PostAsync(new Uri("/api/cases", UriKind.Relative), new StringContent("""{"longitude":"east"}""", null, "application/json"), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Json()).GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe("longitude");
    }

    [Fact]
    public async Task The_reference_needs_nothing_from_the_internet()
    {
        var page = await _app.CreateClient().GetStringAsync(new Uri("/docs/", UriKind.Relative), Ct);

        Loaded().Matches(page).Select(found => found.Value).ShouldBeEmpty();
        page.ShouldContain("\"withDefaultFonts\":false");
        page.ShouldContain("\"telemetry\":false");
    }

    [GeneratedRegex("""(src|href)\s*=\s*["'](https?:)?//[^"']*""", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Tests.Cases;

namespace Weft.Server.Tests.Routes;

/// <summary>One method of one address of the API.</summary>
public sealed partial record Route(string Method, string Pattern, string Name, bool Open, Described Described)
{
    public bool Writes => Method is not ("GET" or "HEAD" or "OPTIONS");

    public bool HasPathParameters => Pattern.Contains('{');

    /// <summary>The address, with <paramref name="fill"/> asked for each parameter and what stands before it.</summary>
    public string Address(Func<string, string, string> fill) =>
        Parameter().Replace(Pattern, match => fill(Pattern[..match.Index], match.Value));

    public override string ToString() => $"{Method} {Pattern}";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

/// <summary>
/// A city with something of each kind in it, every route there is, and a walker who notes whatever was not answered
/// with a success or a named problem.
/// </summary>
public sealed class RouteWalk(Postgres postgres) : IAsyncLifetime
{
    public static readonly Guid Nobody = Guid.Parse("01900000-0000-7000-8000-00000000dead");

    private static readonly HashSet<string> Codes = [.. WriteProblems.All().Select(problem => problem.Code)];

    private readonly Dictionary<string, string> _things = [];
    private int _sent;

    public Loop Loop { get; } = new(postgres);

    public WeftApp App => Loop.App;

    public IReadOnlyList<Route> Routes { get; private set; } = [];

    public Description Description { get; private set; } = null!;

    public int Sent => _sent;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        App.Settings["Access:SignInsAMinute"] = "1000000"; // a walk is one address that asks for everything
        App.Settings["Logging:LogLevel:Default"] = "Critical";
        await Loop.InitializeAsync();
        Description = new Description(await App.CreateClient().GetFromJsonAsync<JsonElement>(new Uri("/openapi.json", UriKind.Relative), Ct));
        Routes = [.. Every()];
        await MakeOneOfEach();
    }

    public ValueTask DisposeAsync() => Loop.DisposeAsync();

    /// <summary>The address with ids of things that exist, as far as the lists above them show any.</summary>
    public string Existing(Route route) => route.Address((before, parameter) => _things.GetValueOrDefault(before.TrimEnd('/')) ?? Unknown(before, parameter));

    /// <summary>The address with ids that nothing has.</summary>
    public static string Unknown(Route route) => route.Address(Unknown);

    /// <returns>What is wrong with the answer, or null.</returns>
    public async Task<string?> Fault(HttpClient client, Route route, string address, string what, string? body = null, string? type = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type ?? "application/json");
        }

        if (route.Method is "PUT" or "DELETE" && headers.All(header => header.Name != "If-Match"))
        {
            request.Headers.TryAddWithoutValidation("If-Match", "*");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        Interlocked.Increment(ref _sent);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
            return await Fault(answer, route) is { } fault ? $"{route} <- {what}: {fault}" : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"{route} <- {what}: {exception.GetType().Name} {exception.Message}";
        }
    }

    private static async Task<string?> Fault(HttpResponseMessage answer, Route route)
    {
        if ((int)answer.StatusCode < 400)
        {
            return null;
        }

        if (route.Method == "HEAD")
        {
            return (int)answer.StatusCode < 500 ? null : $"{(int)answer.StatusCode}";
        }

        var text = await answer.Content.ReadAsStringAsync(Ct);
        var said = text[..Math.Min(text.Length, 300)];
        return (int)answer.StatusCode is 500 or > 501 ? $"{(int)answer.StatusCode} {said}"
            : answer.Content.Headers.ContentType?.MediaType != "application/problem+json" ? $"{(int)answer.StatusCode} is no problem document: {said}"
            : !Codes.Contains(JsonElement.Parse(text).GetProperty("code").GetString()!) ? $"an unknown code: {said}"
            : null;
    }

    private IEnumerable<Route> Every() =>
        from endpoint in App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
        let name = endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? ""
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select new Route(method, endpoint.RoutePattern.RawText!, name, endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, Description.Of(name));

    // What the cast does not bring: a case, a draft, a calendar, a subscription. Then one of whatever each list shows.
    private async Task MakeOneOfEach()
    {
        _things["/api/cases"] = (await Loop.Reported()).ToString();
        var admin = App.As(Cast.Administrator);
        await admin.PostAsJsonAsync("/api/catalogue/versions", new { regionId = Cast.City.Id, empty = false }, Ct);
        await admin.PostAsJsonAsync("/api/calendars", new { regionId = Cast.Street.Id, name = "街道", ownDays = false, weeks = new[] { new { from = "2026-01-01", spans = Array.Empty<object>() } } }, Ct);
        await admin.PostAsJsonAsync("/api/notices/subscriptions", new { gateway = "Webhook", name = "walk", url = "https://127.0.0.1:9/hook", secret = "a-secret-of-thirty-two-characters", kinds = new[] { "*" }, regionId = Cast.City.Id }, Ct);

        foreach (var list in Routes.Where(route => route.Method == "GET" && !_things.ContainsKey(route.Pattern.TrimEnd('/'))).OrderBy(route => route.Pattern.Length))
        {
            using var answer = await admin.GetAsync(new Uri(Existing(list), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
            if (answer.IsSuccessStatusCode && answer.Content.Headers.ContentType?.MediaType == "application/json" && First(await answer.Json()) is { } id)
            {
                _things[list.Pattern.TrimEnd('/')] = id;
            }
        }

        _things["/api/regions"] = Cast.Guihua.Id.ToString();
        _things["/api/units"] = Cast.SanitationOffice.Id.ToString();
        _things["/api/accounts"] = Cast.OtherGridWorker.Id.ToString();
    }

    private static string? First(JsonElement answer)
    {
        var items = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("items", out var page) ? page : answer;
        return items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0 && items[items.GetArrayLength() - 1] is { ValueKind: JsonValueKind.Object } last
            ? last.TryGetProperty("id", out var id) ? id.ToString() : last.TryGetProperty("code", out var code) ? code.ToString() : null
            : null;
    }

    private static string Unknown(string before, string parameter) =>
        parameter.Contains(":guid", StringComparison.Ordinal) ? Nobody.ToString()
        : parameter.Contains("year", StringComparison.Ordinal) ? "2026"
        : parameter.Contains(":long", StringComparison.Ordinal) || parameter.Contains(":int", StringComparison.Ordinal) ? "987654321"
        : "nowhere";
}

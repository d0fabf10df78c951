using System.Collections.Concurrent;

namespace Weft.Server.Tests.Routes;

/// <summary>Every route there is, with everything that can be wrong with a request: always a success or a named problem.</summary>
public class BadInputTests(RouteWalk walk, ITestOutputHelper output) : IClassFixture<RouteWalk>
{
    private static readonly CastPerson[] Both = [Cast.Administrator, Cast.CityOperator];

    // Whoever gets furthest; the other is refused at the door, which the other walks show.
    private static CastPerson[] TheOneWhoMay(Route route) => route.Pattern.StartsWith("/api/cases", StringComparison.Ordinal) ? [Cast.CityOperator] : [Cast.Administrator];

    [Fact]
    public Task Bodies_that_are_none_or_are_no_json_are_refused_by_name() => Everywhere(walk.Routes.Where(route => route.Writes), (client, route) =>
        Wrong.Bodies.Select(body => walk.Fault(client, route, RouteWalk.Unknown(route), body.Name, body.Text, body.Type))
            .Concat(Wrong.Bodies.Where(_ => route.Described.Body is not null)
                .Select(body => walk.Fault(client, route, walk.Existing(route), body.Name, body.Text, body.Type))));

    [Fact]
    public Task A_wrong_value_in_any_field_is_refused_by_name() => Everywhere(walk.Routes.Where(route => route.Described.Body is not null), (client, route) =>
    {
        var body = new SampleBody(walk.Description).Of(route.Described.Body!.Value);
        return from value in Wrong.Values
               from sent in SampleBody.With(body, value.Json)
               select walk.Fault(client, route, walk.Existing(route), $"{sent.At} = {value.Name}", sent.Json);
    }, TheOneWhoMay);

    [Fact]
    public Task Values_of_great_size_are_refused_by_name() => Everywhere(walk.Routes.Where(route => route.Described.Body is not null), (client, route) =>
    {
        var body = new SampleBody(walk.Description).Of(route.Described.Body!.Value);
        return from value in Wrong.Heavy
               from sent in SampleBody.With(body, value.Json)
               select walk.Fault(client, route, walk.Existing(route), $"{sent.At} = {value.Name}", sent.Json);
    }, TheOneWhoMay);

    [Fact]
    public Task A_wrong_query_is_refused_by_name() => Everywhere(walk.Routes.Where(route => route.Method == "GET"), (client, route) =>
        from name in route.Described.Query.Append("unheard-of")
        from text in Wrong.QueryTexts
        select walk.Fault(client, route, $"{walk.Existing(route)}?{name}={text.Text}", $"{name} = {text.Name}"));

    [Fact]
    public Task Broken_headers_are_refused_by_name() => Everywhere(walk.Routes.Where(route => !route.Writes || route.Described.Body is not null), (client, route) =>
        Wrong.Headers.Select(header => walk.Fault(client, route, walk.Existing(route), header.Name, route.Writes ? "{}" : null, null, (header.Header, header.Value))));

    // Several at a time, as people do.
    private async Task Everywhere(IEnumerable<Route> routes, Func<HttpClient, Route, IEnumerable<Task<string?>>> requests, Func<Route, CastPerson[]>? walkers = null)
    {
        var faults = new ConcurrentBag<string>();
        var before = walk.Sent;
        await Parallel.ForEachAsync(routes, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (route, _) =>
        {
            foreach (var who in walkers?.Invoke(route) ?? Both)
            {
                using var client = walk.App.As(who);
                foreach (var request in requests(client, route))
                {
                    if (await request is { } fault)
                    {
                        faults.Add($"{who.UserName}: {fault}");
                    }
                }
            }
        });
        output.WriteLine($"{walk.Routes.Count} routes, {walk.Sent - before} requests");

        faults.Order().ShouldBeEmpty();
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Http;

namespace Weft.Server.Tests.Access;

/// <summary>Over every route there is, so that a new one is covered the day it is written.</summary>
public partial class EveryRouteTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_sign_in_every_route_answers_401_unless_it_is_marked_open()
    {
        var http = app.CreateClient();
        var strays = new List<string>();
        foreach (var (method, path) in Routes(open: false))
        {
            var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
            if (answer.StatusCode != HttpStatusCode.Unauthorized || await answer.Problem() != (401, "request.sign-in-first"))
            {
                strays.Add($"{method} {path}: {(int)answer.StatusCode}");
            }
        }

        strays.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sign_in_of_somebody_who_is_gone_counts_as_none()
    {
        var nobody = new CastPerson(Guid.NewGuid(), "gone", "已离职", Weft.Core.Access.Role.Administrator, Cast.City, null);
        var http = app.As(nobody);
        foreach (var (method, path) in Routes(open: false))
        {
            var answer = await http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, $"{method} {path}");
        }
    }

    [Fact]
    public async Task A_role_that_a_route_does_not_name_answers_403_before_the_request_is_read()
    {
        var strays = new List<string>();
        var endpoints = Endpoints(open: false).Where(endpoint => endpoint.Metadata.GetMetadata<NeedsRole>() is not null).ToArray();
        foreach (var endpoint in endpoints)
        {
            var wrong = Cast.People.First(person => !endpoint.Metadata.GetOrderedMetadata<NeedsRole>().All(needed => needed.AnyOf.Contains(person.Role)));
            foreach (var (method, path) in Calls(endpoint))
            {
                var answer = await app.As(wrong).SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
                if (answer.StatusCode != HttpStatusCode.Forbidden || await answer.Problem() != (403, "request.not-allowed"))
                {
                    strays.Add($"{method} {path} as {wrong.UserName}: {(int)answer.StatusCode}");
                }
            }
        }

        endpoints.Length.ShouldBeGreaterThan(20);
        strays.ShouldBeEmpty();
    }

    [Fact]
    public void The_open_routes_are_these_and_no_others()
    {
        var open = Routes(open: true).Select(route => $"{route.Method} {route.Path}").Where(route => route.Contains("/api/")).Order();

        open.ShouldBeSubsetOf(Open);
        Open.Where(route => route.Contains("/session") || route.Contains("/first")).ShouldBeSubsetOf(open);
    }

    // To let a route be called by anybody, write it down here, in the open.
    private static readonly string[] Open =
    [
        // Whoever reports anonymously sends photos: to an upload of its own secret address, and the public copy is public.
        "DELETE /api/attachments/uploads/00000000-0000-0000-0000-000000000000",
        "GET /api/attachments/00000000-0000-0000-0000-000000000000/public",
        "GET /api/attachments/uploads/00000000-0000-0000-0000-000000000000",
        "HEAD /api/attachments/uploads/00000000-0000-0000-0000-000000000000",
        "OPTIONS /api/attachments/uploads/",
        "PATCH /api/attachments/uploads/00000000-0000-0000-0000-000000000000",
        "POST /api/attachments/",
        "POST /api/attachments/uploads/",
        // Anybody reports, sees what is near and joins in; the link of a report follows it; what the net handles is public.
        "GET /api/cases/nearby",
        "GET /api/public/cases",
        "GET /api/public/figures",
        "GET /api/public/ground",
        "GET /api/public/place",
        "GET /api/catalogue/public",
        "GET /api/follow/1/",
        "POST /api/cases/",
        "POST /api/cases/00000000-0000-0000-0000-000000000000/me-too",
        "POST /api/follow/1/rate",
        "POST /api/follow/1/reopen",
        "POST /api/follow/1/withdraw",
        // The ways in.
        "POST /api/first-administrator",
        "POST /api/session/",
        "POST /api/session/codes",
        "POST /api/session/phone",
        "POST /api/session/tokens",
        "POST /api/session/tokens/phone",
        "POST /api/session/tokens/refresh",
    ];

    private IEnumerable<(string Method, string Path)> Routes(bool open) => Endpoints(open).SelectMany(Calls);

    private IEnumerable<RouteEndpoint> Endpoints(bool open) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null == open
        select endpoint;

    private static IEnumerable<(string Method, string Path)> Calls(RouteEndpoint endpoint) =>
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, Parameter().Replace(endpoint.RoutePattern.RawText!, match => Sample(match.Value)));

    // Something that the constraint of the parameter lets through; else the route would not be met at all.
    private static string Sample(string parameter) =>
        parameter.Contains(":guid") ? Guid.Empty.ToString() : parameter.Contains("date", StringComparison.OrdinalIgnoreCase) ? "2026-01-01"
        : parameter.Contains("year", StringComparison.OrdinalIgnoreCase) ? "2026" : "1";

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

using System.Net;

namespace Weft.Server.Tests.Routes;

/// <summary>Who gets through to which route, and what is said about things that do not exist.</summary>
public class WhoMayTests(RouteWalk walk) : IClassFixture<RouteWalk>
{
    // Writes that anybody with a sign-in may send and that do something even to an empty body. A new one is a line here.
    private static readonly string[] AnybodyMay =
    [
        "POST /api/notices/read-all", // one's own inbox
        "PUT /api/notices/preferences", // one's own wishes
        "POST /api/session/totp", // one's own second factor
        "DELETE /api/session/", // signing out
        "POST /api/cases/views/", // one's own views
        "POST /api/cases/bulk/dispatch", // answers case by case
        "POST /api/cases/bulk/urge",
        "POST /api/cases/find-by-phone", // within one's scope
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Onlookers => [Cast.Resident.UserName, Cast.Analyst.UserName, Cast.Stranger.UserName];

    [Theory]
    [MemberData(nameof(Onlookers))]
    public async Task Residents_analysts_and_strangers_change_nothing_that_is_not_theirs(string userName)
    {
        using var client = walk.App.As(Cast.People.Single(person => person.UserName == userName));
        var strays = new List<string>();
        foreach (var route in walk.Routes.Where(route => route is { Writes: true, Open: false }))
        {
            var body = route.Described.Body is { } schema ? new SampleBody(walk.Description).Of(schema).ToJsonString() : null;
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri(walk.Existing(route), UriKind.Relative));
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            request.Content = body is null ? null : new StringContent(body, null, "application/json");
            using var answer = await client.SendAsync(request, Ct);
            if ((answer.IsSuccessStatusCode && !AnybodyMay.Contains(route.ToString())) || (int)answer.StatusCode >= 500)
            {
                strays.Add($"{route}: {(int)answer.StatusCode}");
            }
        }

        strays.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        using var client = walk.App.As(Cast.Administrator);
        var strays = new List<string>();
        foreach (var route in walk.Routes.Where(route => route is { HasPathParameters: true, Method: "GET" or "DELETE" }))
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri(RouteWalk.Unknown(route), UriKind.Relative));
            request.Headers.TryAddWithoutValidation("If-Match", "*");
            request.Headers.TryAddWithoutValidation("Tus-Resumable", "1.0.0"); // what uploads ask for before anything else
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);

            // An administrator of the city has no business in single cases: refused or not found, but never more.
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest))
            {
                strays.Add($"{route}: {(int)answer.StatusCode}");
            }
        }

        strays.ShouldBeEmpty();
    }
}

using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Routes;

/// <summary>The same request again, a request on what is no longer so, and two requests at once.</summary>
public class RepeatsTests(RouteWalk walk) : IClassFixture<RouteWalk>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Creations => new()
    {
        { "/api/units", $$"""{"name":"重复一次","englishName":"Once","kind":"Department","level":"Street","regionId":"{{Cast.Street.Id}}","parentId":"{{Cast.StreetStation.Id}}"}""" },
        { "/api/notices/subscriptions", $$"""{"gateway":"Webhook","name":"重复一次","url":"https://127.0.0.1:9/once","secret":"a-secret-of-thirty-two-characters","kinds":["*"],"regionId":"{{Cast.City.Id}}"}""" },
        { "/api/cases", $$"""{"words":"重复上报","itemCode":"T-01","longitude":{{Cast.GuihuaFirst.Middle.Longitude}},"latitude":{{Cast.GuihuaFirst.Middle.Latitude}},"address":"桂花路 1 号"}""" },
    };

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task The_same_request_with_the_same_key_does_its_work_once(string path, string body)
    {
        using var client = walk.App.As(path == "/api/cases" ? Cast.GridWorker : Cast.Administrator);
        var key = Guid.NewGuid().ToString("n");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Send(client, HttpMethod.Post, path, body, "Idempotency-Key", key)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created, await answers[0].Content.ReadAsStringAsync(Ct));
        (await Task.WhenAll(answers.Select(async answer => (await answer.Json()).GetProperty("id").GetString()))).Distinct().Count().ShouldBe(1);
        (await (await Send(client, HttpMethod.Post, path, body.Replace("重复", "另外"), "Idempotency-Key", key)).Problem()).ShouldBe((422, "request.idempotency-key-reused"));
    }

    [Fact]
    public async Task Of_two_changes_at_once_one_wins_and_the_other_is_told()
    {
        using var client = walk.App.As(Cast.Administrator);
        foreach (var path in new[] { $"/api/units/{Cast.CountyWaterBureau.Id}", $"/api/accounts/{Cast.OtherGridWorker.Id}", $"/api/regions/{Cast.Songlin.Id}" })
        {
            var (etag, read) = await Read(client, path);
            var body = new SampleBody(walk.Description).Of(walk.Routes.Single(route => route.Method == "PUT" && Matches(route, path)).Described.Body!.Value);
            foreach (var field in body.AsObject().Select(field => field.Key).ToArray())
            {
                body[field] = read.TryGetProperty(field, out var value) ? System.Text.Json.Nodes.JsonNode.Parse(value.GetRawText()) : null;
            }

            var both = await Task.WhenAll(
                Send(client, HttpMethod.Put, path, Named(body, "甲改的名"), "If-Match", etag),
                Send(client, HttpMethod.Put, path, Named(body, "乙改的名"), "If-Match", etag));

            both.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1, $"{path}: {await both[0].Content.ReadAsStringAsync(Ct)} {await both[1].Content.ReadAsStringAsync(Ct)}");
            ((int)both.Single(answer => !answer.IsSuccessStatusCode).StatusCode).ShouldBeOneOf(409, 412);
            (await (await Send(client, HttpMethod.Put, path, Named(body, "旧的"), "If-Match", etag)).Problem()).Status.ShouldBe(412, path);
        }
    }

    private static string Named(System.Text.Json.Nodes.JsonNode body, string name)
    {
        var copy = body.DeepClone();
        copy[copy["displayName"] is null ? "name" : "displayName"] = name;
        return copy.ToJsonString();
    }

    private static bool Matches(Route route, string path) => route.Address((_, _) => path[(path.LastIndexOf('/') + 1)..]) == path;

    private static async Task<(string Etag, System.Text.Json.JsonElement Read)> Read(HttpClient client, string path)
    {
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        return (answer.Headers.ETag?.ToString() ?? "", await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Ct));
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string path, string body, string header, string value)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, null, "application/json") };
        request.Headers.TryAddWithoutValidation(header, value);
        return await client.SendAsync(request, Ct);
    }
}

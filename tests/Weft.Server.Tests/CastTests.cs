using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Weft.Server.Tests;

public class CastTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Fact]
    public async Task Everybody_of_the_cast_is_signed_in_and_sees_the_stations()
    {
        foreach (var person in Cast.People)
        {
            var answer = await app.As(person).GetAsync("/api/units?kind=Station", TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, person.UserName);
            var page = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            page.GetProperty("items")[0].GetProperty("name").GetString().ShouldBe("云溪市网格中心");
        }
    }

    [Fact]
    public async Task Nobody_sees_nothing()
    {
        var answer = await app.CreateClient().GetAsync("/api/units", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .GetProperty("code").GetString().ShouldBe("request.sign-in-first");
    }
}

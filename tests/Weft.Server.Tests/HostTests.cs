using System.Net;

namespace Weft.Server.Tests;

public class HostTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Fact]
    public async Task The_host_starts_on_a_migrated_database_and_answers()
    {
        var answer = await app.CreateClient().GetAsync("/openapi.json", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}

using System.Net;

namespace Weft.Server.Tests;

public class HostTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi.json")]
    [InlineData("/docs/")]
    public async Task Whoever_looks_after_the_server_or_writes_a_client_needs_no_sign_in(string path)
    {
        var answer = await app.CreateClient().GetAsync(path, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}

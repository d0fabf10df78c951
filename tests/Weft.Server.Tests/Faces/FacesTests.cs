using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Weft.Server.Tests.Faces;

public sealed class FacesTests : IClassFixture<WeftApp>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("weft-web-");
    private readonly WebApplicationFactory<Program> _host;

    public FacesTests(WeftApp app)
    {
        Write("index.html", "desk");
        Write("field/index.html", "field");
        Write("r/index.html", "resident");
        Write("assets/main-abc123.js", "export {}");
        Write("assets/main-abc123.js.gz", "packed");
        _host = app.WithWebHostBuilder(host => host.UseSetting("Web:Root", _folder.FullName));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "desk")]
    [InlineData("/cases/0193", "desk")]
    [InlineData("/field", "field")]
    [InlineData("/field/queue", "field")]
    [InlineData("/r", "resident")]
    [InlineData("/r/follow/abc", "resident")]
    public async Task Every_page_of_a_face_is_answered_with_the_face(string path, string face)
    {
        var answer = await _host.CreateClient().GetAsync(new Uri(path, UriKind.Relative), Ct);

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe(face);
        answer.Headers.CacheControl!.NoCache.ShouldBeTrue();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self';");
    }

    [Theory]
    [InlineData("/api/nothing-there", HttpStatusCode.NotFound)]
    [InlineData("/assets/gone.js", HttpStatusCode.NotFound)]
    public async Task What_belongs_to_the_server_or_is_gone_is_no_page(string path, HttpStatusCode expected) =>
        (await _host.CreateClient().GetAsync(new Uri(path, UriKind.Relative), Ct)).StatusCode.ShouldBe(expected);

    [Fact]
    public async Task A_built_file_is_kept_for_ever_and_sent_packed_to_who_takes_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/assets/main-abc123.js");
        request.Headers.Add("Accept-Encoding", "gzip");
        var answer = await _host.Server.CreateClient().SendAsync(request, Ct);

        (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe("packed");
        answer.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    public void Dispose()
    {
        _host.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}

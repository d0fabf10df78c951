using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Attachments;
using Weft.Server.Attachments.Blobs;

namespace Weft.Server.Tests.Attachments;

public class ResumableUploadTests(FilesApp app) : IClassFixture<FilesApp>
{
    private const int Kilobyte = 1024, Megabyte = 1024 * 1024;

    private readonly string _token = FilesApp.NewToken();
    private readonly byte[] _video = TestFiles.Mp4(2 * Megabyte + 500 * Kilobyte, Random.Shared.Next());

    private HttpClient Http => field ??= app.Anonymous(_token);

    [Fact]
    public async Task A_file_sent_in_pieces_is_ready_after_the_last_one()
    {
        var upload = await Http.GivenUpload(_video.Length, Sending.Metadata(("filename", "井盖.mp4"), ("sha256", Convert.ToHexString(SHA256.HashData(_video)))));

        (await Http.Patch(upload, 0, _video[..(300 * Kilobyte)])).Offset().ShouldBe(300 * Kilobyte);
        (await Http.Offset(upload)).ShouldBe(300 * Kilobyte);
        (await (await Http.Get(upload)).Json()).GetProperty("state").GetString().ShouldBe("Uploading");
        var last = await Http.Patch(upload, 300 * Kilobyte, _video[(300 * Kilobyte)..]);

        last.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        last.Offset().ShouldBe(_video.Length);
        var file = await (await Http.Get(upload)).Json();
        file.GetProperty("state").GetString().ShouldBe("Ready");
        file.GetProperty("fileName").GetString().ShouldBe("井盖.mp4");
        await IsStoredWhole();
        Directory.Exists(PartsOf(upload)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_piece_may_come_with_the_creation()
    {
        var answer = await Http.Begin(_video.Length, bytes: _video);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Offset().ShouldBe(_video.Length);
        await IsStoredWhole();
    }

    [Fact]
    public async Task A_cut_line_keeps_what_came_and_the_upload_goes_on_from_there()
    {
        var upload = await Http.GivenUpload(_video.Length);

        using (var line = await SendHalf(upload, 1300 * Kilobyte))
        {
            (await Eventually(() => Http.Offset(upload), offset => offset > 0)).ShouldBe(Megabyte); // one part is safe while the line is open
            await Eventually(() => Task.FromResult(BytesBeingReceived()), bytes => bytes > 0);
        }

        var kept = await Eventually(() => Http.Offset(upload), offset => offset > Megabyte);
        kept.ShouldBeLessThanOrEqualTo(1300 * Kilobyte);
        (await Http.Patch(upload, kept, _video[(int)kept..])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await IsStoredWhole();
    }

    [Fact]
    public async Task A_piece_that_does_not_begin_where_the_upload_stands_is_refused_with_the_place()
    {
        var upload = await Http.GivenUpload(_video.Length);
        await Http.Patch(upload, 0, _video[..1000]);

        foreach (var wrong in new[] { 0, 999, 1001 })
        {
            var answer = await Http.Patch(upload, wrong, _video[wrong..(wrong + 50)]);

            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            answer.Offset().ShouldBe(1000);
            (await answer.Code()).ShouldBe("attachment.wrong-offset");
        }
    }

    [Fact]
    public async Task Of_pieces_sent_at_once_to_the_same_place_one_is_kept()
    {
        var upload = await Http.GivenUpload(_video.Length);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Http.Patch(upload, 0, _video[..(900 * Kilobyte)])));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.NoContent).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
        await Http.Patch(upload, 900 * Kilobyte, _video[(900 * Kilobyte)..]);
        await IsStoredWhole();
    }

    [Fact]
    public async Task Two_processes_behind_a_balancer_take_turns()
    {
        using var other = app.Anonymous(_token, app.NewHost());
        var upload = await Http.GivenUpload(_video.Length);
        var at = 0;
        foreach (var http in new[] { Http, other, Http, other })
        {
            var end = Math.Min(at + 700 * Kilobyte, _video.Length);
            (await http.Patch(upload, at, _video[at..end])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            at = end;
        }

        at.ShouldBe(_video.Length);
        await IsStoredWhole();
    }

    [Fact]
    public async Task An_upload_whose_last_piece_came_just_before_a_crash_is_finished_when_somebody_asks()
    {
        var upload = await Http.GivenUpload(_video.Length);
        using (var scope = app.Host.Services.CreateScope())
        {
            using var piece = new WorkFile(scope.ServiceProvider.GetRequiredService<IBlobs>());
            await File.WriteAllBytesAsync(piece.Path, _video, TestContext.Current.CancellationToken);
            (await scope.ServiceProvider.GetRequiredService<Uploads>().Append(IdOf(upload), 0, piece.Path, _video.Length)).ShouldBeTrue();
        }

        (await (await Http.Get(upload)).Json()).GetProperty("state").GetString().ShouldBe("Uploading");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Http.Head(upload)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK && answer.Offset() == _video.Length);
        (await (await Http.Get(upload)).Json()).GetProperty("state").GetString().ShouldBe("Ready");
        await IsStoredWhole();
    }

    [Fact]
    public async Task What_the_first_bytes_forbid_is_refused_before_the_rest_is_sent()
    {
        var answer = await Http.Patch(await Http.GivenUpload(5 * Megabyte), 0, [.. "MZ"u8, .. new byte[Kilobyte]]);
        (await answer.Code()).ShouldBe("attachment.kind-not-taken");

        answer = await Http.Patch(await Http.GivenUpload(2 * Megabyte), 0, TestFiles.Pdf(Kilobyte));
        (await answer.Code()).ShouldBe("attachment.too-large");
    }

    [Fact]
    public async Task A_refused_upload_says_why_and_goes_no_further()
    {
        var cut = TestFiles.Jpeg()[..2000];
        var upload = await Http.GivenUpload(cut.Length);

        (await (await Http.Patch(upload, 0, cut)).Code()).ShouldBe("attachment.damaged");

        (await (await Http.Get(upload)).Json()).GetProperty("refusedBecause").GetString().ShouldBe("attachment.damaged");
        (await Http.Head(upload)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await Http.Patch(upload, 0, cut)).Code()).ShouldBe("attachment.was-refused");
        Directory.Exists(PartsOf(upload)).ShouldBeFalse();
    }

    [Fact]
    public async Task More_bytes_than_announced_are_refused()
    {
        var upload = await Http.GivenUpload(1000);

        var answer = await Http.Patch(upload, 0, _video[..1001]);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Code()).ShouldBe("attachment.more-than-announced");
        (await (await Http.Patch(upload, long.MaxValue, _video[..10])).Code()).ShouldBe("attachment.more-than-announced");
        (await Http.Offset(upload)).ShouldBe(0);
    }

    [Fact]
    public async Task The_last_piece_sent_again_changes_nothing()
    {
        var upload = await Http.GivenUpload(_video.Length);
        await Http.Patch(upload, 0, _video);

        (await Http.Patch(upload, _video.Length, [])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Http.Patch(upload, 0, _video)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_upload_can_be_given_up_before_and_after_its_end_and_then_is_gone()
    {
        var half = await Http.GivenUpload(_video.Length);
        await Http.Patch(half, 0, _video[..Kilobyte]);
        var whole = await Http.GivenUpload(_video.Length);
        await Http.Patch(whole, 0, _video);

        foreach (var upload in new[] { half, whole })
        {
            (await Http.Drop(upload)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            (await Http.Drop(upload)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            (await Http.Head(upload)).StatusCode.ShouldBe(HttpStatusCode.Gone);
            (await (await Http.Patch(upload, 0, _video)).Code()).ShouldBe("attachment.was-removed");
            Directory.Exists(PartsOf(upload)).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Nobody_else_finds_the_upload_and_nobody_at_all_is_asked_to_sign_in()
    {
        var upload = await Http.GivenUpload(_video.Length);
        foreach (var http in new[] { app.Anonymous(), app.As(Cast.GridWorker) })
        {
            (await http.Head(upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await http.Patch(upload, 0, _video)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await http.Drop(upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await http.Get(upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await app.Host.CreateClient().Head(upload)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await app.As(Cast.GridWorker).Head($"/api/attachments/uploads/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_account_continues_its_upload_on_another_device()
    {
        var upload = await app.As(Cast.GridWorker).GivenUpload(_video.Length);

        (await app.As(Cast.GridWorker).Patch(upload, 0, _video)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await app.As(Cast.OtherGridWorker).Head(upload)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Upload-Length", null)]
    [InlineData("Upload-Length", "-5")]
    [InlineData("Upload-Length", "many")]
    [InlineData("Upload-Metadata", "filename !!!")]
    [InlineData("Upload-Metadata", "filename YQ==,filename YQ==")]
    [InlineData("Upload-Metadata", "sha256 YQ==")]
    [InlineData("Upload-Token", "short")]
    public async Task A_header_that_is_missing_or_wrong_is_named(string header, string? value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/attachments/uploads");
        request.Headers.Add("Tus-Resumable", "1.0.0");
        request.Headers.Add("Upload-Length", "1000");
        request.Headers.Remove(header);
        if (value is not null)
        {
            request.Headers.Add(header, value);
        }

        var answer = await app.Host.CreateClient().SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Json();
        problem.GetProperty("code").GetString().ShouldBe("attachment.upload-header");
        problem.GetProperty("header").GetString().ShouldBe(header);
    }

    [Fact]
    public async Task An_empty_or_a_too_large_upload_does_not_begin()
    {
        (await (await Http.Begin(0)).Code()).ShouldBe("attachment.empty");
        (await (await Http.Begin(50L * 1024 * Megabyte)).Code()).ShouldBe("attachment.too-large");
        (await (await Http.Begin(long.MaxValue)).Code()).ShouldBe("attachment.too-large");
    }

    [Fact]
    public async Task Another_version_of_the_protocol_is_refused_and_the_own_one_told()
    {
        var answer = await Http.PostAsync("/api/attachments/uploads", null, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        answer.Headers.GetValues("Tus-Version").ShouldBe(["1.0.0"]);

        var options = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/api/attachments/uploads"), TestContext.Current.CancellationToken);
        options.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        options.Headers.GetValues("Tus-Extension").Single().ShouldBe("creation,creation-with-upload,expiration,termination");
        long.Parse(options.Headers.GetValues("Tus-Max-Size").Single(), CultureInfo.InvariantCulture).ShouldBe(500L * Megabyte);
    }

    [Fact]
    public async Task Whoever_leaves_too_much_unused_is_told_to_make_room()
    {
        var host = app.NewHost(builder => builder.UseSetting("Weft:Attachments:AccountMegabytes", "3"));
        var http = app.As(Cast.Mediator, host);
        var first = await http.GivenUpload(2 * Megabyte);

        (await (await http.Begin(2 * Megabyte)).Code()).ShouldBe("attachment.no-room");
        await http.Drop(first);
        (await http.Begin(2 * Megabyte)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static Guid IdOf(string upload) => Guid.Parse(upload.Split('/')[^1]);

    private string PartsOf(string upload) => Path.Combine(app.Folder, "parts", IdOf(upload).ToString("n"));

    private async Task IsStoredWhole()
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(_video));
        var stored = Directory.GetFiles(app.Folder, name, SearchOption.AllDirectories).ShouldHaveSingleItem();
        SHA256.HashData(await File.ReadAllBytesAsync(stored, TestContext.Current.CancellationToken)).ShouldBe(SHA256.HashData(_video));
    }

    // By hand: an HTTP client would not promise more than it sends.
    private async Task<TcpClient> SendHalf(string upload, int bytes)
    {
        var line = new TcpClient();
        var address = Http.BaseAddress!;
        await line.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var head = $"PATCH {upload} HTTP/1.1\r\nHost: {address.Authority}\r\nTus-Resumable: 1.0.0\r\nUpload-Token: {_token}\r\nUpload-Offset: 0\r\n"
            + $"Content-Type: application/offset+octet-stream\r\nContent-Length: {_video.Length}\r\n\r\n";
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        await line.GetStream().WriteAsync(_video.AsMemory(0, bytes), TestContext.Current.CancellationToken);
        return line;
    }

    private long BytesBeingReceived() => new DirectoryInfo(Path.Combine(app.Folder, "incoming")).GetFiles().Sum(file => file.Length);

    private static async Task<T> Eventually<T>(Func<Task<T>> look, Func<T, bool> enough)
    {
        for (var tries = 0; ; tries++)
        {
            var seen = await look();
            if (enough(seen) || tries == 100)
            {
                enough(seen).ShouldBeTrue($"it stayed {seen}");
                return seen;
            }

            await Task.Delay(50);
        }
    }
}

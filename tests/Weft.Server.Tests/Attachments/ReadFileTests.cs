using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Weft.Core.Access;
using Weft.Core.Tests.Attachments;
using Weft.Server.Attachments;

namespace Weft.Server.Tests.Attachments;

public class ReadFileTests(FilesApp app) : IClassFixture<FilesApp>
{
    private static readonly ExifOf Evidence = new ExifOf().TakenAt("2026:03:02 10:15:00", "+08:00").At(113.3125, 23.1755);

    private readonly HttpClient _owner = app.As(Cast.GridWorker);

    /// <summary>What a module that keeps cases says: one unit sees the case, and one photo of it is public.</summary>
    private sealed class SanitationSeesIt(OpenCase open) : IMayReadAttachment
    {
        public Task<bool> MayRead(Actor actor, Guid attachmentId, Guid attachedTo, CancellationToken ct) =>
            Task.FromResult(attachedTo == open.Id && actor.IsIn(Cast.SanitationOffice.Id));

        public Task<bool> IsPublic(Guid attachmentId, Guid attachedTo, CancellationToken ct) =>
            Task.FromResult(attachedTo == open.Id && attachmentId == open.PublicPhoto);
    }

    private sealed class OpenCase
    {
        public Guid Id { get; } = Guid.CreateVersion7();
        public Guid PublicPhoto { get; set; }
    }

    [Fact]
    public async Task The_original_comes_back_byte_for_byte_and_harmless()
    {
        var photo = TestFiles.Jpeg(exif: Evidence);
        var id = await _owner.GivenFile(photo, "路灯 <夜>.exe");

        var answer = await _owner.Get($"/api/attachments/{id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(photo);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        answer.Headers.CacheControl!.ToString().ShouldContain("private");
        answer.Headers.CacheControl.ToString().ShouldContain("immutable");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("路灯 夜.exe.jpg");
        answer.Headers.ETag!.Tag.ShouldBe($"\"{Convert.ToHexStringLower(SHA256.HashData(photo))}\"");
    }

    [Fact]
    public async Task What_a_browser_should_not_open_is_saved()
    {
        var id = await _owner.GivenFile(TestFiles.Docx(), "../../etc/附件.docx");

        var answer = await _owner.Get($"/api/attachments/{id}");

        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("附件.docx");
    }

    [Theory]
    [InlineData(0, 99, 0, 99)]
    [InlineData(500, null, 500, null)]
    [InlineData(null, 10, -10, null)]
    public async Task A_part_can_be_asked_for(int? from, int? to, int first, int? last)
    {
        var video = TestFiles.Mp4(300_000);
        var id = await _owner.GivenFile(video, "a.mp4");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/attachments/{id}") { Headers = { Range = new RangeHeaderValue(from, to) } };

        var answer = await _owner.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        var begin = first < 0 ? video.Length + first : first;
        (await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(video[begin..((last ?? video.Length - 1) + 1)]);
    }

    [Fact]
    public async Task A_part_beyond_the_end_is_refused()
    {
        var id = await _owner.GivenFile(TestFiles.Pdf(), "a.pdf");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/attachments/{id}") { Headers = { Range = new RangeHeaderValue(1_000_000, null) } };

        (await _owner.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/thumbnail")]
    public async Task Who_has_it_already_is_not_sent_it_again(string what)
    {
        var id = await _owner.GivenFile(TestFiles.Jpeg());
        var first = await _owner.Get($"/api/attachments/{id}{what}");
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/attachments/{id}{what}") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        (await _owner.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData(1, 320, 240, true)]
    [InlineData(2, 320, 240, false)]
    [InlineData(3, 320, 240, false)]
    [InlineData(4, 320, 240, true)]
    [InlineData(5, 240, 320, true)]
    [InlineData(6, 240, 320, true)]
    [InlineData(7, 240, 320, false)]
    [InlineData(8, 240, 320, false)]
    public async Task A_thumbnail_stands_upright_however_the_camera_was_held(ushort orientation, int width, int height, bool redFirst)
    {
        // Stored: red at the left, blue at the right. Turned a quarter, red is above or below.
        var id = await _owner.GivenFile(TestFiles.Jpeg(exif: new ExifOf().Turned(orientation)));

        using var thumbnail = SKBitmap.Decode(await _owner.Bytes($"/api/attachments/{id}/thumbnail"));

        (thumbnail.Width, thumbnail.Height).ShouldBe((width, height));
        var corner = orientation < 5 ? thumbnail.GetPixel(width / 4, height / 2) : thumbnail.GetPixel(width / 2, height / 4);
        (corner.Red > corner.Blue).ShouldBe(redFirst);
    }

    [Theory]
    [InlineData(3000, 2000, 1280, 853)]
    [InlineData(1000, 40, 1000, 40)]
    [InlineData(2600, 3, 1280, 2)]
    public async Task The_large_copy_is_at_most_1280_pixels_and_never_larger_than_the_photo(int width, int height, int copyWidth, int copyHeight)
    {
        var id = await _owner.GivenFile(TestFiles.Jpeg(width, height));

        using var copy = SKBitmap.Decode(await _owner.Bytes($"/api/attachments/{id}/thumbnail?size=1280"));

        (copy.Width, copy.Height).ShouldBe((copyWidth, copyHeight));
    }

    public static TheoryData<byte[]> WithPlace => [TestFiles.Jpeg(exif: Evidence), TestFiles.Png(exif: Evidence), TestFiles.WebP(Evidence)];

    [Theory]
    [MemberData(nameof(WithPlace))]
    public async Task No_copy_tells_place_time_or_device(byte[] photo)
    {
        var id = await _owner.GivenFile(photo);

        foreach (var size in new[] { 320, 1280 })
        {
            var copy = await _owner.Bytes($"/api/attachments/{id}/thumbnail?size={size}");
            var text = Encoding.Latin1.GetString(copy);
            foreach (var trace in new[] { "Exif", "2026:03:02", "http://ns.adobe.com", "Photoshop", "ICC_PROFILE", "II*\0", "MM\0*" })
            {
                text.ShouldNotContain(trace);
            }
        }
    }

    [Fact]
    public async Task Other_sizes_and_files_without_a_picture_have_no_thumbnail()
    {
        var photo = await _owner.GivenFile(TestFiles.Jpeg());
        var document = await _owner.GivenFile(TestFiles.Pdf(), "a.pdf");

        (await (await _owner.Get($"/api/attachments/{photo}/thumbnail?size=10000")).Code()).ShouldBe("request.not-valid");
        (await (await _owner.Get($"/api/attachments/{photo}/thumbnail?size=big")).Code()).ShouldBe("request.malformed");
        (await (await _owner.Get($"/api/attachments/{document}/thumbnail")).Code()).ShouldBe("attachment.no-copy");
    }

    [Fact]
    public async Task Only_the_sender_and_those_who_see_the_case_may_read()
    {
        var open = new OpenCase();
        var host = HostWith(open);
        var photo = await GivenAttached(open);
        var elsewhere = await GivenAttached(new OpenCase());
        var unattached = await _owner.GivenFile(TestFiles.Jpeg());
        var handler = app.As(Cast.SanitationHandler, host);
        var stranger = app.As(Cast.Stranger, host);

        foreach (var what in new[] { "", "/thumbnail", "/facts" })
        {
            (await handler.Get($"/api/attachments/{photo}{what}")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await handler.Get($"/api/attachments/{elsewhere}{what}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await handler.Get($"/api/attachments/{unattached}{what}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await stranger.Get($"/api/attachments/{photo}{what}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await _owner.Get($"/api/attachments/{Guid.NewGuid()}{what}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await host.CreateClient().Get($"/api/attachments/{photo}{what}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Everybody_sees_the_copy_of_a_photo_that_its_case_makes_public_and_nothing_else()
    {
        var open = new OpenCase();
        var anybody = HostWith(open).CreateClient();
        var hidden = await GivenAttached(open);
        var shown = open.PublicPhoto = await GivenAttached(open);

        var answer = await anybody.Get($"/api/attachments/{shown}/public");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.Public.ShouldBeTrue();
        answer.Headers.CacheControl.MaxAge!.Value.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(5));
        Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldNotContain("Exif");
        (await anybody.Get($"/api/attachments/{shown}/public?size=320")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await anybody.Get($"/api/attachments/{hidden}/public")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await anybody.Get($"/api/attachments/{shown}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_document_has_no_public_copy_even_on_a_public_case()
    {
        var open = new OpenCase();
        var anybody = HostWith(open).CreateClient();
        open.PublicPhoto = await GivenAttached(open, TestFiles.Pdf());

        (await (await anybody.Get($"/api/attachments/{open.PublicPhoto}/public")).Code()).ShouldBe("attachment.no-copy");
    }

    [Fact]
    public async Task A_file_that_is_not_ready_says_what_it_is()
    {
        var upload = await _owner.GivenUpload(1000);
        var id = upload.Split('/')[^1];

        (await (await _owner.Get($"/api/attachments/{id}")).Code()).ShouldBe("attachment.not-finished");
        await _owner.Drop(upload);
        (await _owner.Get($"/api/attachments/{id}")).StatusCode.ShouldBe(HttpStatusCode.Gone);
    }

    private WebApplicationFactory<Program> HostWith(OpenCase open) => app.NewHost(builder => builder.ConfigureTestServices(services =>
        services.AddSingleton(open).AddScoped<IMayReadAttachment, SanitationSeesIt>()));

    private async Task<Guid> GivenAttached(OpenCase open, byte[]? file = null)
    {
        var id = await _owner.GivenFile(file ?? TestFiles.Jpeg(exif: Evidence));
        using var scope = app.Host.Services.CreateScope();
        await using var connection = await app.Database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        (await scope.ServiceProvider.GetRequiredService<AttachmentStore>()
            .Claim(connection, transaction, [id], open.Id, Cast.GridWorker.Id, CancellationToken.None)).ShouldBeNull();
        await transaction.CommitAsync();
        return id;
    }
}

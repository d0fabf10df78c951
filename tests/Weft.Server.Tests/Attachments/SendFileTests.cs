using System.Net;
using System.Security.Cryptography;
using Weft.Core.Tests.Attachments;

namespace Weft.Server.Tests.Attachments;

public class SendFileTests(FilesApp app) : IClassFixture<FilesApp>
{
    private static readonly ExifOf Evidence = new ExifOf().TakenAt("2026:03:02 10:15:00", "+08:00").At(113.3125, 23.1755);

    private readonly HttpClient _http = app.Anonymous();

    [Fact]
    public async Task A_photo_is_taken_with_the_time_and_place_its_camera_wrote()
    {
        var photo = TestFiles.Jpeg(exif: Evidence);

        var answer = await _http.SendFile(photo, "路灯.jpg", Convert.ToHexString(SHA256.HashData(photo)));

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var sent = await answer.Json();
        sent.GetProperty("state").GetString().ShouldBe("Ready");
        sent.GetProperty("fileName").GetString().ShouldBe("路灯.jpg");
        sent.GetProperty("contentType").GetString().ShouldBe("image/jpeg");
        sent.GetProperty("size").GetInt64().ShouldBe(photo.Length);
        sent.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(photo)));
        sent.GetProperty("takenAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 3, 2, 2, 15, 0, TimeSpan.Zero));
        sent.GetProperty("takenLongitude").GetDouble().ShouldBe(113.3125, 1e-6);
        sent.GetProperty("takenLatitude").GetDouble().ShouldBe(23.1755, 1e-6);
    }

    public static TheoryData<string, byte[], string> Taken => new()
    {
        { "a.png", TestFiles.Png(), "image/png" },
        { "a.webp", TestFiles.WebP(), "image/webp" },
        { "a.heic", TestFiles.Heic(), "image/heic" },
        { "a.pdf", TestFiles.Pdf(), "application/pdf" },
        { "a.docx", TestFiles.Docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { "a.xlsx", TestFiles.Xlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "a.mp4", TestFiles.Mp4(2000), "video/mp4" },
        { "a.m4a", TestFiles.M4a(), "audio/mp4" },
        { "a.amr", TestFiles.Amr(), "audio/amr" },
        { "called-a-text.txt", TestFiles.Jpeg(), "image/jpeg" },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task A_kind_is_told_by_the_content_whatever_the_name(string name, byte[] bytes, string contentType)
    {
        var answer = await _http.SendFile(bytes, name);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (await answer.Json()).GetProperty("contentType").GetString().ShouldBe(contentType);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task Time_and_place_are_found_in_other_containers_too(string kind)
    {
        var answer = await _http.SendFile(kind == "png" ? TestFiles.Png(exif: Evidence) : TestFiles.WebP(Evidence), $"a.{kind}");

        (await answer.Json()).GetProperty("takenLongitude").GetDouble().ShouldBe(113.3125, 1e-6);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "program.jpg", "MZ\u0090\0 this is no picture at all"u8.ToArray(), "attachment.kind-not-taken" },
        { "page.jpg", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "attachment.kind-not-taken" },
        { "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "attachment.kind-not-taken" },
        { "some.zip", TestFiles.Zip(("a.txt", "a")), "attachment.kind-not-taken" },
        { "false.docx", TestFiles.Zip(("word/document.xml", "<w:document/>")), "attachment.kind-not-taken" },
        { "macro.docx", TestFiles.Docx(("word/vbaProject.bin", "Sub AutoOpen")), "attachment.kind-not-taken" },
        { "cut.docx", TestFiles.Docx()[..^30], "attachment.kind-not-taken" },
        { "cut.jpg", TestFiles.Jpeg()[..2000], "attachment.damaged" },
        { "head.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "attachment.damaged" },
        { "cut.pdf", TestFiles.Pdf()[..40], "attachment.damaged" },
        { "empty.jpg", [], "attachment.empty" },
        { "bomb.png", TestFiles.PixelBomb(), "attachment.too-many-pixels" },
        { "many-pixels.jpg", TestFiles.Jpeg(4100, 3000), "attachment.too-many-pixels" },
        { "large.pdf", TestFiles.Pdf(1024 * 1024), "attachment.too-large" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_acceptable_is_refused_by_name_and_not_kept(string name, byte[] bytes, string code)
    {
        var answer = await _http.SendFile(bytes, name);

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await answer.Code()).ShouldBe(code);
        Directory.GetFiles(app.Folder, Convert.ToHexStringLower(SHA256.HashData(bytes)) + "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_zip_that_would_unpack_to_gigabytes_is_not_even_unpacked()
    {
        var bomb = TestFiles.Docx();
        // The size an entry states in the list of contents, at 24 bytes after its mark, becomes two gigabytes.
        var entry = bomb.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.GetBytes(2_000_000_000).CopyTo(bomb, entry + 24);

        (await (await _http.SendFile(bomb, "bomb.docx")).Code()).ShouldBe("attachment.kind-not-taken");
    }

    [Fact]
    public async Task Content_that_is_not_what_was_promised_is_refused()
    {
        var answer = await _http.SendFile(TestFiles.Jpeg(), "a.jpg", new string('a', 64));

        (await answer.Code()).ShouldBe("attachment.not-as-promised");
    }

    [Fact]
    public async Task A_sha256_that_is_none_is_a_named_fault() =>
        (await (await _http.SendFile(TestFiles.Jpeg(), "a.jpg", "abc")).Code()).ShouldBe("request.not-valid");

    [Fact]
    public async Task A_form_that_is_too_large_or_has_no_file_is_refused()
    {
        (await (await _http.SendFile(new byte[3 * 1024 * 1024 + 1], "a.jpg")).Code()).ShouldBeOneOf("request.too-large", "request.malformed");
        (await (await _http.PostAsync("/api/attachments", new MultipartFormDataContent { { new StringContent("x"), "other" } }, TestContext.Current.CancellationToken)).Code())
            .ShouldBe("request.malformed");
        (await (await _http.PostAsync("/api/attachments", new StringContent("{}"), TestContext.Current.CancellationToken)).Code()).ShouldBe("request.media-type");
    }

    [Fact]
    public async Task The_same_content_sent_twice_is_stored_once_and_is_two_files()
    {
        var photo = TestFiles.Jpeg(seed: 77);

        var first = await _http.GivenFile(photo);
        var second = await app.Anonymous().GivenFile(photo);

        second.ShouldNotBe(first);
        var name = Convert.ToHexStringLower(SHA256.HashData(photo));
        Directory.GetFiles(app.Folder, name, SearchOption.AllDirectories).Length.ShouldBe(1);
        (await app.Scalar<long>("select count(*) from attachments.files where sha256 = $1", SHA256.HashData(photo))).ShouldBe(2);
    }

    [Fact]
    public async Task A_form_sent_again_with_its_idempotency_key_is_one_file()
    {
        var http = app.As(Cast.GridWorker);
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());

        var first = await http.GivenFile(TestFiles.Jpeg());
        var again = await http.GivenFile(TestFiles.Jpeg());

        again.ShouldBe(first);
    }

    [Fact]
    public async Task Somebody_without_a_sign_in_and_without_a_token_is_given_one()
    {
        var answer = await app.Host.CreateClient().SendFile(TestFiles.Jpeg(), "a.jpg");

        var sent = await answer.Json();
        sent.GetProperty("uploadToken").GetString()!.Length.ShouldBeGreaterThanOrEqualTo(32);
        (await app.Scalar<long>("select count(*) from attachments.files where id = $1 and owner_id is null and token_hash is not null", sent.GetProperty("id").GetGuid())).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_could_be_guessed_is_refused() =>
        (await (await app.Anonymous("short").SendFile(TestFiles.Jpeg(), "a.jpg")).Code()).ShouldBe("attachment.upload-header");
}

using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Attachments;
using Weft.Server.Attachments.Blobs;

namespace Weft.Server.Tests.Attachments;

public sealed class FilesInS3Tests(FilesApp app, S3Server s3) : IClassFixture<FilesApp>, IClassFixture<S3Server>
{
    [Fact]
    public async Task Two_processes_that_share_nothing_but_database_and_bucket_take_one_upload()
    {
        s3.SkipWhenMissing();
        using var first = Http(NewHost());
        using var second = Http(NewHost());
        var video = TestFiles.Mp4(2_500_000);
        var upload = await first.GivenUpload(video.Length);

        (await first.Patch(upload, 0, video[..1_200_000])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await second.Patch(upload, 1_200_000, video[1_200_000..])).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var id = upload.Split('/')[^1];
        SHA256.HashData(await first.Bytes($"/api/attachments/{id}")).ShouldBe(SHA256.HashData(video));
        var range = new HttpRequestMessage(HttpMethod.Get, $"/api/attachments/{id}") { Headers = { Range = new RangeHeaderValue(2_000_000, 2_000_099) } };
        var part = await second.SendAsync(range, TestContext.Current.CancellationToken);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(video[2_000_000..2_000_100]);
    }

    [Fact]
    public async Task A_photo_in_S3_has_its_thumbnail_and_leaves_with_its_file()
    {
        s3.SkipWhenMissing();
        var host = NewHost();
        using var http = Http(host);
        var photo = TestFiles.Jpeg(seed: 31);
        var id = await http.GivenFile(photo);
        (await http.Get($"/api/attachments/{id}/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await http.Drop($"/api/attachments/uploads/{id}");
        using var scope = host.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<CleanUpFiles>().RunOnce(TestContext.Current.CancellationToken);

        var blobs = scope.ServiceProvider.GetRequiredService<IBlobs>();
        (await blobs.Open(Contents.KeyOf(SHA256.HashData(photo)), 0, TestContext.Current.CancellationToken)).ShouldBeNull();
        (await blobs.Open(Contents.CopyOf(SHA256.HashData(photo), 320), 0, TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    private HttpClient Http(WebApplicationFactory<Program> host) => app.As(Cast.GridWorker, host);

    private WebApplicationFactory<Program> NewHost() => app.NewHost(builder =>
    {
        builder.UseSetting("Weft:DataFolder", Path.Combine(app.Folder, Guid.NewGuid().ToString("n")));
        builder.UseSetting("Weft:Attachments:S3:Endpoint", s3.Endpoint);
        builder.UseSetting("Weft:Attachments:S3:Bucket", s3.Settings.Bucket);
        builder.UseSetting("Weft:Attachments:S3:AccessKey", s3.Settings.AccessKey);
        builder.UseSetting("Weft:Attachments:S3:SecretKey", s3.Settings.SecretKey);
    });
}

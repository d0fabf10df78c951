using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Attachments;

namespace Weft.Server.Tests.Attachments;

public class CleanUpFilesTests(FilesApp app) : IClassFixture<FilesApp>
{
    private readonly HttpClient _http = app.As(Cast.GridWorker);

    [Fact]
    public async Task What_nobody_used_for_a_day_is_removed_with_its_bytes()
    {
        var unused = await _http.GivenFile(TestFiles.Jpeg(seed: 1));
        var unfinished = await _http.GivenUpload(10_000);
        await _http.Patch(unfinished, 0, TestFiles.Mp4(5_000));
        await Age(unused, TimeSpan.FromHours(25));
        await Age(IdOf(unfinished), TimeSpan.FromHours(25));

        await CleanUp();

        (await _http.Get($"/api/attachments/{unused}")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await _http.Head(unfinished)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        Stored(TestFiles.Jpeg(seed: 1)).ShouldBeEmpty();
        Directory.Exists(Path.Combine(app.Folder, "parts", IdOf(unfinished).ToString("n"))).ShouldBeFalse();
        (await app.Scalar<string>("select file_name from attachments.files where id = $1", unused)).ShouldBe("");
    }

    [Fact]
    public async Task What_was_used_or_is_younger_than_a_day_stays()
    {
        var attached = await _http.GivenFile(TestFiles.Jpeg(seed: 2));
        await Attach(attached);
        await Age(attached, TimeSpan.FromDays(4000));
        var young = await _http.GivenFile(TestFiles.Jpeg(seed: 3));
        await Age(young, TimeSpan.FromHours(23));

        await CleanUp();

        (await _http.Get($"/api/attachments/{attached}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _http.Get($"/api/attachments/{young}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_content_stays_as_long_as_one_file_has_it()
    {
        var photo = TestFiles.Jpeg(seed: 4);
        var unused = await _http.GivenFile(photo);
        var attached = await _http.GivenFile(photo);
        await Attach(attached);
        await Age(unused, TimeSpan.FromHours(25));

        await CleanUp();

        (await _http.Get($"/api/attachments/{unused}")).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await _http.Bytes($"/api/attachments/{attached}")).ShouldBe(photo);
    }

    [Fact]
    public async Task A_content_sent_anew_while_it_is_removed_is_whole_afterwards()
    {
        for (var round = 0; round < 10; round++)
        {
            var photo = TestFiles.Jpeg(seed: 100 + round);
            await _http.Drop($"/api/attachments/uploads/{await _http.GivenFile(photo)}");

            var sending = _http.GivenFile(photo);
            await Task.WhenAll(sending, CleanUp());
            var id = await sending;

            await CleanUp();
            (await _http.Bytes($"/api/attachments/{id}")).ShouldBe(photo);
            (await _http.Get($"/api/attachments/{id}/thumbnail")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Leftovers_of_a_crash_are_removed_and_what_is_being_received_is_not()
    {
        await _http.GivenFile(TestFiles.Jpeg());
        var (old, young) = (Path.Combine(app.Folder, "incoming", "old"), Path.Combine(app.Folder, "incoming", "young"));
        await File.WriteAllTextAsync(old, "half a part", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(young, "half a part", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-25));

        await CleanUp();

        File.Exists(old).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
    }

    private async Task CleanUp()
    {
        using var scope = app.Host.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<CleanUpFiles>().RunOnce(CancellationToken.None);
    }

    private Task<int> Age(Guid id, TimeSpan by) => app.Scalar<int>(
        "update attachments.files set changed_at = changed_at - $2 where id = $1 returning 1", id, by);

    private Task<int> Attach(Guid id) => app.Scalar<int>(
        "update attachments.files set state = 'Attached', attached_to = $2, attached_at = now() where id = $1 returning 1", id, Guid.CreateVersion7());

    private string[] Stored(byte[] content) =>
        Directory.GetFiles(app.Folder, Convert.ToHexStringLower(SHA256.HashData(content)) + "*", SearchOption.AllDirectories);

    private static Guid IdOf(string upload) => Guid.Parse(upload.Split('/')[^1]);
}

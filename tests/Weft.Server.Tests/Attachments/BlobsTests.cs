using Amazon.S3;
using Weft.Server.Attachments.Blobs;

namespace Weft.Server.Tests.Attachments;

/// <summary>What every place for bytes promises, asked of each.</summary>
public sealed class BlobsTests(S3Server s3) : IClassFixture<S3Server>, IDisposable
{
    private const string Folder = "folder", S3 = "S3";

    private readonly string _folder = Directory.CreateTempSubdirectory("weft-blobs-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Folder)]
    [InlineData(S3)]
    public async Task What_is_kept_is_read_back_whole_or_from_any_byte(string place)
    {
        var blobs = At(place);
        var bytes = TestFiles.Mp4(300_000);
        await Keep(blobs, "contents/ab/cd/abcd", bytes);

        (await Read(blobs, "contents/ab/cd/abcd", 0)).SequenceEqual(bytes).ShouldBeTrue();
        (await Read(blobs, "contents/ab/cd/abcd", 1)).AsSpan().SequenceEqual(bytes.AsSpan(1)).ShouldBeTrue();
        (await Read(blobs, "contents/ab/cd/abcd", 299_999)).ShouldBe(bytes.AsSpan(299_999).ToArray());
    }

    [Theory]
    [InlineData(Folder)]
    [InlineData(S3)]
    public async Task Keeping_again_replaces(string place)
    {
        var blobs = At(place);
        await Keep(blobs, "contents/aa/bb/replaced", [1, 2, 3]);
        await Keep(blobs, "contents/aa/bb/replaced", [4]);

        (await Read(blobs, "contents/aa/bb/replaced", 0)).ShouldBe([4]);
    }

    [Theory]
    [InlineData(Folder)]
    [InlineData(S3)]
    public async Task What_was_never_kept_is_nothing_and_no_error(string place)
    {
        (await At(place).Open("contents/no/no/nothing", 0, Ct)).ShouldBeNull();
        await At(place).RemoveAll("parts/nothing/", Ct);
    }

    [Theory]
    [InlineData(Folder)]
    [InlineData(S3)]
    public async Task Removing_takes_everything_that_begins_so_and_nothing_else(string place)
    {
        var blobs = At(place);
        foreach (var key in new[] { "parts/one/0-a", "parts/one/5-b", "parts/other/0-c", "contents/ab/cd/abcd", "contents/ab/cd/abcd.320.jpg" })
        {
            await Keep(blobs, key, [1]);
        }

        await blobs.RemoveAll("parts/one/", Ct);
        await blobs.RemoveAll("contents/ab/cd/abcd", Ct);

        foreach (var (key, there) in new[]
        {
            ("parts/one/0-a", false), ("parts/one/5-b", false), ("parts/other/0-c", true), ("contents/ab/cd/abcd", false), ("contents/ab/cd/abcd.320.jpg", false),
        })
        {
            await using var found = await blobs.Open(key, 0, Ct);
            (found is not null).ShouldBe(there, key);
        }
    }

    [Fact]
    public async Task A_file_that_goes_up_to_S3_in_parts_arrives_whole()
    {
        var bytes = TestFiles.Mp4((int)S3Blobs.PartSize + 1_000_000);
        await Keep(At(S3), "contents/la/rg/large", bytes);

        (await Read(At(S3), "contents/la/rg/large", 0)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_an_error_and_not_an_empty_store()
    {
        s3.SkipWhenMissing();
        var settings = s3.Settings;
        settings.Bucket = "other";
        using var blobs = new S3Blobs(settings, _folder);

        (await Should.ThrowAsync<AmazonS3Exception>(() => blobs.Open("contents/no/no/nothing", 0, Ct))).ErrorCode.ShouldBe("NoSuchBucket");
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("contents/../../outside")]
    [InlineData("contents/a b")]
    public async Task A_key_that_leaves_the_folder_is_a_bug_and_is_stopped(string key) =>
        await Should.ThrowAsync<ArgumentException>(() => At(Folder).Open(key, 0, Ct));

    private IBlobs At(string place)
    {
        if (place == Folder)
        {
            return new FolderBlobs(_folder);
        }

        s3.SkipWhenMissing();
        return new S3Blobs(s3.Settings, _folder);
    }

    private static async Task Keep(IBlobs blobs, string key, byte[] bytes)
    {
        using var file = new WorkFile(blobs);
        await File.WriteAllBytesAsync(file.Path, bytes, Ct);
        await blobs.Keep(key, file.Path, Ct);
    }

    private static async Task<byte[]> Read(IBlobs blobs, string key, long from)
    {
        await using var stored = (await blobs.Open(key, from, Ct)).ShouldNotBeNull();
        using var bytes = new MemoryStream();
        await stored.CopyToAsync(bytes, Ct);
        return bytes.ToArray();
    }
}

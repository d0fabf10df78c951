using Microsoft.Extensions.Configuration;
using Weft.Core.Attachments;

namespace Weft.Server.Attachments;

/// <summary>How large one kind of file may be; megapixels only where a picture is unpacked.</summary>
internal sealed class KindLimit
{
    public int Megabytes { get; set; }
    public int Megapixels { get; set; }

    public long Bytes => Megabytes * 1024L * 1024;
    public long Pixels => Megapixels * 1_000_000L;
}

internal sealed class S3Settings
{
    /// <summary>Such as <c>https://s3.example.org</c>; empty for AWS itself.</summary>
    public string? Endpoint { get; set; }
    public string? Bucket { get; set; }
    /// <summary>Both keys empty: the SDK looks for credentials in the environment, the profile and the machine's role.</summary>
    public string? AccessKey { get; set; }
    public string? SecretKey { get; set; }
    public string Region { get; set; } = "us-east-1";
    public bool PathStyle { get; set; } = true;
}

/// <summary>The settings under <c>Weft:Attachments</c>, explained in docs/operations.md.</summary>
internal sealed class AttachmentSettings
{
    public S3Settings S3 { get; set; } = new();
    public int PartMegabytes { get; set; } = 8;
    public int FormMegabytes { get; set; } = 20;
    public int KeepUnusedHours { get; set; } = 24;
    public int AccountMegabytes { get; set; } = 2 * 1024;
    public int AnonymousMegabytes { get; set; } = 20 * 1024;

    /// <summary>A camera of 108 megapixels must pass; JPEG is unpacked at a fraction of its size, PNG and WebP are not.</summary>
    public Dictionary<FileKind, KindLimit> Limits { get; } = new()
    {
        [FileKind.Jpeg] = new() { Megabytes = 50, Megapixels = 120 },
        [FileKind.Png] = new() { Megabytes = 50, Megapixels = 40 },
        [FileKind.WebP] = new() { Megabytes = 50, Megapixels = 40 },
        [FileKind.Heic] = new() { Megabytes = 50 },
        [FileKind.Pdf] = new() { Megabytes = 100 },
        [FileKind.Docx] = new() { Megabytes = 50 },
        [FileKind.Xlsx] = new() { Megabytes = 50 },
        [FileKind.Mp4] = new() { Megabytes = 500 },
        [FileKind.QuickTime] = new() { Megabytes = 500 },
        [FileKind.M4a] = new() { Megabytes = 50 },
        [FileKind.Amr] = new() { Megabytes = 10 },
    };

    public long LargestFile => Limits.Values.Max(limit => limit.Bytes);

    public static AttachmentSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Weft:Attachments").Get<AttachmentSettings>() ?? new AttachmentSettings();
        if (settings.PartMegabytes < 1 || settings.FormMegabytes < 1 || settings.KeepUnusedHours < 1
            || settings.Limits.Values.Any(limit => limit.Megabytes < 0 || limit.Megapixels < 0))
        {
            throw new InvalidOperationException("Weft:Attachments: sizes and hours must be whole numbers of at least 1 (limits at least 0).");
        }

        return settings;
    }
}

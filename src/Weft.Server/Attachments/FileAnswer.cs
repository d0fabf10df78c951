using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Weft.Core.Attachments;
using Weft.Server.Attachments.Blobs;

namespace Weft.Server.Attachments;

/// <summary>Sends stored bytes so that a browser shows or saves them and never runs them.</summary>
internal static class FileAnswer
{
    /// <summary>Only whoever was allowed keeps a copy; the content under an id never changes.</summary>
    public const string ForOne = "private, max-age=31536000, immutable";

    /// <summary>A case may be taken from the public again: shared caches ask after five minutes.</summary>
    public const string ForAll = "public, max-age=300, must-revalidate";

    public static FileStreamHttpResult Original(HttpContext http, IBlobs blobs, FileRow file)
    {
        var name = new ContentDispositionHeaderValue(IsShown(file.Kind!.Value) ? "inline" : "attachment");
        name.SetHttpFileName(FileName.WithEnding(file.FileName, file.Kind.Value));
        http.Response.Headers.ContentDisposition = name.ToString();
        return Send(http, new BlobStream(blobs, Contents.KeyOf(file.Sha256!), file.Size), file.Kind.Value, Convert.ToHexStringLower(file.Sha256!), ForOne);
    }

    /// <summary>The copy of a photo; null when it has none.</summary>
    public static async Task<FileStreamHttpResult?> Copy(HttpContext http, IBlobs blobs, FileRow file, int side, string caching, CancellationToken ct)
    {
        if (!file.Kind!.Value.IsPhoto() || await blobs.Open(Contents.CopyOf(file.Sha256!, side), 0, ct) is not { } stored)
        {
            return null;
        }

        var copy = new MemoryStream(); // small by making, and of a length that only the store knows
        await using (stored)
        {
            await stored.CopyToAsync(copy, ct);
        }

        copy.Position = 0;
        http.Response.Headers.ContentDisposition = "inline";
        return Send(http, copy, FileKind.Jpeg, $"{Convert.ToHexStringLower(file.Sha256!)}-{side}", caching);
    }

    private static FileStreamHttpResult Send(HttpContext http, Stream bytes, FileKind kind, string tag, string caching)
    {
        http.Response.Headers.CacheControl = caching;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (kind != FileKind.Pdf) // a sandboxed PDF stays blank in Chromium; it runs its scripts in a sandbox of its own
        {
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        }

        return TypedResults.Stream(bytes, kind.ContentType(), entityTag: new EntityTagHeaderValue($"\"{tag}\""), enableRangeProcessing: true);
    }

    private static bool IsShown(FileKind kind) => kind switch
    {
        FileKind.Jpeg or FileKind.Png or FileKind.WebP or FileKind.Pdf or FileKind.Mp4 or FileKind.QuickTime or FileKind.M4a => true,
        FileKind.Heic or FileKind.Docx or FileKind.Xlsx or FileKind.Amr => false,
    };
}

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Weft.Server.Attachments;

/// <summary>The words of the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload), with creation, creation-with-upload, expiration and termination.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,expiration,termination";
    public const string PieceType = "application/offset+octet-stream";

    /// <summary>Every answer names the version; a request in another one is refused.</summary>
    public static TBuilder SpeaksTus<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            http.Response.Headers["Tus-Resumable"] = Version;
            http.Response.Headers.CacheControl = "no-store";
            if (http.Request.Headers["Tus-Resumable"] == Version)
            {
                return await next(context);
            }

            http.Response.Headers["Tus-Version"] = Version;
            return AttachmentProblems.TusVersion.Answer();
        });

    public static long? Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static ProblemHttpResult Missing(string header) => AttachmentProblems.UploadHeader.Answer(("header", header));

    public static void Say(HttpResponse response, long offset, DateTimeOffset? expires)
    {
        response.Headers["Upload-Offset"] = offset.ToString(CultureInfo.InvariantCulture);
        if (expires is { } at)
        {
            response.Headers["Upload-Expires"] = at.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Names and base64 values, as in <c>filename bWFw,sha256 ...</c>; null when it is not that.</summary>
    public static Dictionary<string, string>? Metadata(string header)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in header.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ');
            var value = new byte[pair.Length];
            if (parts.Length > 2 || !Convert.TryFromBase64String(parts.ElementAtOrDefault(1) ?? "", value, out var length)
                || !said.TryAdd(parts[0], Encoding.UTF8.GetString(value, 0, length)))
            {
                return null;
            }
        }

        return said;
    }

    /// <summary>64 hex digits; null when it is not that.</summary>
    public static byte[]? Sha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigit) ? Convert.FromHexString(text) : null;
}

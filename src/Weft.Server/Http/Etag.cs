using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Weft.Server.Http;

/// <summary>Versions of rows that people edit: read as ETag, required back as If-Match, so that no edit overwrites an unseen one.</summary>
internal static class Etag
{
    public static void Set(HttpContext http, uint version) =>
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Null when the request names <paramref name="version"/>; else the refusal to answer with.</summary>
    public static ProblemHttpResult? Mismatch(HttpContext http, uint version) => http.Request.Headers.IfMatch.ToString() switch
    {
        "" => RequestProblems.IfMatchNeeded.Answer(),
        "*" => null,
        var sent when sent.Trim('"') == version.ToString(CultureInfo.InvariantCulture) => null,
        _ => RequestProblems.ChangedMeanwhile.Answer(),
    };
}

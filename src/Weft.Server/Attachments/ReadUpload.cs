using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>Shows a sender how the file fared, with or without a sign-in: the way to learn why it was refused.</summary>
internal static class ReadUpload
{
    public static void Map(IEndpointRouteBuilder uploads) =>
        uploads.MapGet("/{id:guid}", Handle).AllowAnonymous().NeedsSomebody().WithName(nameof(ReadUpload));

    private static async Task<Results<Ok<SentFile>, ProblemHttpResult>> Handle(Guid id, HttpContext http, Uploads uploads, CancellationToken ct) =>
        await uploads.FindOwn(id, Uploader.Of(http), ct) is { } file ? TypedResults.Ok(SentFile.Of(file)) : RequestProblems.NotFound.Answer();
}

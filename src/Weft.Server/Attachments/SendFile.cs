using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>Sends a small file in one request, as a form. Larger ones go by a resumable upload.</summary>
internal static class SendFile
{
    public static void Map(IEndpointRouteBuilder attachments, AttachmentSettings settings) =>
        attachments.MapPost("/", Handle).AllowAnonymous().DisableAntiforgery().WithName(nameof(SendFile))
            .WithMetadata(new RequestSizeLimitAttribute((settings.FormMegabytes + 1) * 1024L * 1024))
            .WithFormOptions(multipartBodyLengthLimit: settings.FormMegabytes * 1024L * 1024)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<Created<SentFile>, ProblemHttpResult>> Handle(
        IFormFile file, [FromForm] string? sha256, HttpContext http, Uploads uploads, FinishUpload finish, IBlobs blobs, CancellationToken ct)
    {
        var promised = sha256 is { Length: > 0 } ? Tus.Sha256(sha256) : null;
        if (promised is null && sha256 is { Length: > 0 })
        {
            return Refuse.Field("sha256", "应为 64 位十六进制数字。", "It has 64 hexadecimal digits.");
        }

        if (file.Length == 0)
        {
            return AttachmentProblems.Empty.Answer();
        }

        var by = Uploader.Of(http);
        if (by is { AccountId: null, Token: { } token } && !Uploader.IsToken(token))
        {
            return Tus.Missing(Uploader.Header);
        }

        var made = by.IsNobody ? Uploader.NewToken() : null;
        by = by.AccountId is { } account ? account : new Uploader(null, made ?? by.Token);

        using var whole = new WorkFile(blobs);
        await using (var target = whole.Create())
        {
            await file.CopyToAsync(target, ct);
        }

        var (id, no) = await uploads.Begin(new AnnouncedFile(FileName.Clean(file.FileName), file.Length, promised), by, ct);
        if ((no ?? await finish.FromWhole(id, whole)) is { } refused)
        {
            return refused.Answer();
        }

        return TypedResults.Created($"{http.Request.PathBase}/api/attachments/{id}", SentFile.Of((await uploads.Find(id, ct))!, made));
    }
}

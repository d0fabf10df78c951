using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Weft.Server.Attachments;

/// <summary><paramref name="UploadToken"/>: only for an upload without a sign-in; it is told once and opens the upload and the file.</summary>
internal sealed record BegunUpload(Guid Id, string? UploadToken);

/// <summary>Begins a resumable upload (tus creation); bytes may follow at once in the same request.</summary>
internal static class BeginUpload
{
    public static void Map(IEndpointRouteBuilder uploads) =>
        uploads.MapPost("/", Handle).AllowAnonymous().SpeaksTus().WithName(nameof(BeginUpload))
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<Created<BegunUpload>, ProblemHttpResult>> Handle(HttpContext http, Uploads uploads, TakeBytes bytes, CancellationToken ct)
    {
        var (announced, no) = Announced(http.Request);
        if (announced is null)
        {
            return no!;
        }

        var by = Uploader.Of(http);
        if (by is { AccountId: null, Token: { } token } && !Uploader.IsToken(token))
        {
            return Tus.Missing(Uploader.Header);
        }

        var made = by.IsNobody ? Uploader.NewToken() : null;
        by = by.AccountId is { } account ? account : new Uploader(null, made ?? by.Token);
        var (id, refused) = await uploads.Begin(announced, by, ct);
        if (refused is not null)
        {
            return refused.Answer();
        }

        var file = (await uploads.Find(id, ct))!;
        var at = 0L;
        if (http.Request.ContentType == Tus.PieceType)
        {
            ContinueUpload.LetLargeBodiesIn(http, file.Size);
            (at, refused) = await bytes.Take(file, 0, http.Request.Body, ct);
        }

        Tus.Say(http.Response, at, uploads.ExpiryOf(file));
        if (made is not null)
        {
            http.Response.Headers[Uploader.Header] = made;
        }

        return refused is not null
            ? refused.Answer(("id", id))
            : TypedResults.Created($"{http.Request.PathBase}/api/attachments/uploads/{id}", new BegunUpload(id, made));
    }

    private static (AnnouncedFile? File, ProblemHttpResult? No) Announced(HttpRequest request)
    {
        if (Tus.Number(request, "Upload-Length") is not { } size)
        {
            return (null, Tus.Missing("Upload-Length"));
        }

        if (size == 0)
        {
            return (null, AttachmentProblems.Empty.Answer());
        }

        if (Tus.Metadata(request.Headers["Upload-Metadata"].ToString()) is not { } said)
        {
            return (null, Tus.Missing("Upload-Metadata"));
        }

        var promised = said.TryGetValue("sha256", out var hex) ? Tus.Sha256(hex) : null;
        return hex is not null && promised is null
            ? (null, Tus.Missing("Upload-Metadata"))
            : (new AnnouncedFile(FileName.Clean(said.GetValueOrDefault("filename") ?? said.GetValueOrDefault("name")), size, promised), null);
    }
}

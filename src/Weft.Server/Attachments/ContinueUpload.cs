using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>Adds bytes to an upload where it stands (tus PATCH). The last ones are answered after the whole file is checked and stored.</summary>
internal static class ContinueUpload
{
    public static void Map(IEndpointRouteBuilder uploads) =>
        uploads.MapPatch("/{id:guid}", Handle).AllowAnonymous().SpeaksTus().NeedsSomebody().WithName(nameof(ContinueUpload))
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, HttpContext http, Uploads uploads, TakeBytes bytes, CancellationToken ct)
    {
        if (http.Request.ContentType != Tus.PieceType)
        {
            return RequestProblems.MediaType.Answer();
        }

        if (Tus.Number(http.Request, "Upload-Offset") is not { } at)
        {
            return Tus.Missing("Upload-Offset");
        }

        if (await uploads.FindOwn(id, Uploader.Of(http), ct) is not { } file)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (ShowUpload.Gone(file) is { } gone)
        {
            return gone.Answer();
        }

        if (at > file.Size || (http.Request.ContentLength ?? 0) > file.Size - at)
        {
            return AttachmentProblems.MoreThanAnnounced.Answer();
        }

        LetLargeBodiesIn(http, file.Size - at);
        var (offset, no) = await bytes.Take(file, at, http.Request.Body, ct);
        Tus.Say(http.Response, offset, uploads.ExpiryOf(file));
        return no is null ? TypedResults.NoContent() : no.Answer(("offset", offset));
    }

    // The server's own limit is for bodies that are read into memory; these go to the disk as they come.
    public static void LetLargeBodiesIn(HttpContext http, long most)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most + 1;
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>A small copy of a photo, 320 or 1280 pixels at its longest side, for whoever may read the photo.</summary>
internal static class ReadThumbnail
{
    public static void Map(IEndpointRouteBuilder attachments) =>
        attachments.MapGet("/{id:guid}/thumbnail", Handle).WithName(nameof(ReadThumbnail))
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        Guid id, int? size, HttpContext http, Readable readable, IBlobs blobs, CancellationToken ct)
    {
        if (RefuseSize(size) is { } wrong)
        {
            return wrong;
        }

        if (await readable.Find(id, http, ct) is not { } file)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (Readable.NoBytes(file) is { } no)
        {
            return no.Answer();
        }

        return await FileAnswer.Copy(http, blobs, file, size ?? PhotoCopies.Sides[0], FileAnswer.ForOne, ct) is { } copy
            ? copy
            : AttachmentProblems.NoCopy.Answer();
    }

    public static ProblemHttpResult? RefuseSize(int? size) =>
        size is null || PhotoCopies.Sides.Contains(size.Value) ? null : Refuse.Field("size", "只有 320 和 1280 两种。", "It is 320 or 1280.");
}

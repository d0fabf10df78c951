using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>The copy of a photo that everybody may see: drawn anew, without place, time or device. Only when its case says it is public.</summary>
internal static class ReadPublicCopy
{
    public static void Map(IEndpointRouteBuilder attachments) =>
        attachments.MapGet("/{id:guid}/public", Handle).AllowAnonymous().WithName(nameof(ReadPublicCopy))
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg");

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        Guid id, int? size, HttpContext http, Readable readable, IBlobs blobs, CancellationToken ct)
    {
        if (ReadThumbnail.RefuseSize(size) is { } wrong)
        {
            return wrong;
        }

        if (await readable.FindPublic(id, ct) is not { } file)
        {
            return RequestProblems.NotFound.Answer();
        }

        return await FileAnswer.Copy(http, blobs, file, size ?? PhotoCopies.Sides[^1], FileAnswer.ForAll, ct) is { } copy
            ? copy
            : AttachmentProblems.NoCopy.Answer();
    }
}

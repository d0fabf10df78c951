using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>Takes a file back (tus termination) that is on no case yet, finished or not. Doing it twice is fine.</summary>
internal static class DropUpload
{
    public static void Map(IEndpointRouteBuilder uploads) =>
        uploads.MapDelete("/{id:guid}", Handle).AllowAnonymous().SpeaksTus().NeedsSomebody().WithName(nameof(DropUpload))
            .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, HttpContext http, Uploads uploads, CancellationToken ct)
    {
        if (await uploads.FindOwn(id, Uploader.Of(http), ct) is not { } file)
        {
            return RequestProblems.NotFound.Answer();
        }

        return file.State == AttachmentState.Removed || await uploads.Remove(id)
            ? TypedResults.NoContent()
            : AttachmentProblems.AlreadyAttached.Answer();
    }
}

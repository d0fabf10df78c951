using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>Tells where an upload stands (tus HEAD), and finishes one whose last bytes came just before a crash.</summary>
internal static class ShowUpload
{
    public static void Map(IEndpointRouteBuilder uploads) =>
        uploads.MapMethods("/{id:guid}", [HttpMethods.Head], Handle).AllowAnonymous().SpeaksTus().NeedsSomebody().WithName(nameof(ShowUpload))
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>Why an upload cannot go on any more.</summary>
    public static ProblemCode? Gone(FileRow file) => file.State switch
    {
        AttachmentState.Refused => AttachmentProblems.WasRefused,
        AttachmentState.Removed => AttachmentProblems.WasRemoved,
        _ => null,
    };

    private static async Task<Results<Ok, ProblemHttpResult>> Handle(
        Guid id, HttpContext http, Uploads uploads, FinishUpload finish, CancellationToken ct)
    {
        if (await uploads.FindOwn(id, Uploader.Of(http), ct) is not { } file)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (file.State == AttachmentState.Uploading && file.Received == file.Size && await finish.FromParts(id) is { } refused)
        {
            return refused.Answer();
        }

        if (Gone(file) is { } gone)
        {
            return gone.Answer();
        }

        Tus.Say(http.Response, file.Received, uploads.ExpiryOf(file));
        http.Response.Headers["Upload-Length"] = file.Size.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok();
    }
}

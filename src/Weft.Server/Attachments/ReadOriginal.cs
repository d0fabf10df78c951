using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>The file as it was sent, byte for byte: the evidence.</summary>
internal static class ReadOriginal
{
    public static void Map(IEndpointRouteBuilder attachments) =>
        attachments.MapGet("/{id:guid}", Handle).WithName(nameof(ReadOriginal))
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone);

    private static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Handle(
        Guid id, HttpContext http, Readable readable, IBlobs blobs, CancellationToken ct)
    {
        if (await readable.Find(id, http, ct) is not { } file)
        {
            return RequestProblems.NotFound.Answer();
        }

        return Readable.NoBytes(file) is { } no ? no.Answer() : FileAnswer.Original(http, blobs, file);
    }
}

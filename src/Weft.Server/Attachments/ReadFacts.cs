using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>
/// What is known of a file. Time and place are what the camera wrote (WGS 84 degrees). <paramref name="RefusedBecause"/> is the
/// problem code of a refused one; <paramref name="UploadToken"/> is told once, to a sender without a sign-in.
/// </summary>
internal sealed record SentFile(
    Guid Id, string FileName, AttachmentState State, string? RefusedBecause, string? ContentType, long Size, string? Sha256,
    int? Width, int? Height, DateTimeOffset? TakenAt, double? TakenLongitude, double? TakenLatitude,
    Guid? AttachedTo, DateTimeOffset CreatedAt, string? UploadToken)
{
    public static SentFile Of(FileRow file, string? uploadToken = null) => new(
        file.Id, file.FileName, file.State, file.RefusedBecause, file.Kind?.ContentType(), file.Size,
        file.State is AttachmentState.Ready or AttachmentState.Attached ? Convert.ToHexStringLower(file.Sha256!) : null,
        file.Width, file.Height, file.TakenAt, file.TakenLongitude, file.TakenLatitude, file.AttachedTo, file.CreatedAt, uploadToken);
}

/// <summary>Shows the facts of a file to its sender and to whoever sees what it is attached to.</summary>
internal static class ReadFacts
{
    public static void Map(IEndpointRouteBuilder attachments) =>
        attachments.MapGet("/{id:guid}/facts", Handle).WithName(nameof(ReadFacts));

    private static async Task<Results<Ok<SentFile>, ProblemHttpResult>> Handle(Guid id, HttpContext http, Readable readable, CancellationToken ct) =>
        await readable.Find(id, http, ct) is { } file ? TypedResults.Ok(SentFile.Of(file)) : RequestProblems.NotFound.Answer();
}

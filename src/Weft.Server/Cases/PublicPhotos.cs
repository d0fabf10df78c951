using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <param name="NoFacesNoPlates">Somebody looked: no face and no number plate can be made out.</param>
internal sealed record PublishPhotosRequest(IReadOnlyList<Guid>? AttachmentIds, bool NoFacesNoPlates);

internal sealed record PublicPhoto(Guid AttachmentId, string By, DateTimeOffset At);

/// <summary>
/// Which photos of a case everybody may see. None by itself: a person looks for faces and number plates first, and takes one back when
/// something was overlooked. What is shown is the copy without place, time and device, and only while the case is on the public map.
/// </summary>
internal static class PublicPhotos
{
    private static readonly Role[] MayPublish = [Role.GridLeader, Role.StationOperator, Role.Dispatcher, Role.HotlineOperator, Role.Supervisor];

    public static void Map(IEndpointRouteBuilder cases)
    {
        var photos = cases.MapGroup("/{id:guid}/public-photos").For(MayPublish);
        photos.MapGet("/", List).WithName("ListPublicPhotos");
        photos.MapPost("/", Publish).WithName("PublishPhotos").ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        photos.MapDelete("/{attachmentId:guid}", TakeBack).WithName("TakeBackPublicPhoto");
    }

    private static async Task<Results<Ok<List<PublicPhoto>>, ProblemHttpResult>> List(Guid id, SignedIn by, CaseStore store, NpgsqlDataSource source, CancellationToken ct) =>
        await Seen(id, by, store, ct) is null ? CaseProblems.NotFound.Answer() : TypedResults.Ok(await Read(id, source, ct));

    private static async Task<Results<Ok<List<PublicPhoto>>, ProblemHttpResult>> Publish(
        Guid id, PublishPhotosRequest request, SignedIn by, CaseStore store, NpgsqlDataSource source, CancellationToken ct)
    {
        if (await Seen(id, by, store, ct) is not { } file)
        {
            return CaseProblems.NotFound.Answer();
        }

        if (!request.NoFacesNoPlates)
        {
            return Refuse.Field("noFacesNoPlates", "请先确认照片中看不清人脸和车牌。", "Look first: no face and no number plate may be made out.");
        }

        if (!PublicCases.IsShown(file, store.Now))
        {
            return CaseProblems.NotShownPublicly.Answer();
        }

        var own = (await store.Timeline(id, ct)).SelectMany(entry => CaseJson.ReadEntry(entry.Text).Photos).ToHashSet();
        if (request.AttachmentIds is not { Count: > 0 } wanted || !wanted.All(own.Contains))
        {
            return Refuse.Field("attachmentIds", "请选择本案的照片。", "Choose photos of this case.");
        }

        await using var command = source.CreateCommand(
            """
            insert into cases.public_photos (attachment_id, case_id, chosen_by, chosen_by_name, chosen_at)
            select distinct photo, $2, $3, $4, $5 from unnest($1) as photo on conflict do nothing
            """);
        command.Parameters.AddWithValue(wanted.ToArray());
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(by.Actor.AccountId);
        command.Parameters.AddWithValue(by.Actor.Name);
        command.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, store.Now);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
        return TypedResults.Ok(await Read(id, source, ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> TakeBack(
        Guid id, Guid attachmentId, SignedIn by, CaseStore store, NpgsqlDataSource source, CancellationToken ct)
    {
        if (await Seen(id, by, store, ct) is null)
        {
            return CaseProblems.NotFound.Answer();
        }

        await using var command = source.CreateCommand("delete from cases.public_photos where case_id = $1 and attachment_id = $2");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(attachmentId);
        return await command.ExecuteNonQueryAsync(CancellationToken.None) == 1 ? TypedResults.NoContent() : RequestProblems.NotFound.Answer();
    }

    private static async Task<CaseFile?> Seen(Guid id, SignedIn by, CaseStore store, CancellationToken ct) =>
        await store.Find(id, ct) is { } record && CaseScope.Of(by.Actor).Sees(record.File) ? record.File : null;

    private static async Task<List<PublicPhoto>> Read(Guid id, NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "select attachment_id, chosen_by_name, chosen_at from cases.public_photos where case_id = $1 order by chosen_at, attachment_id");
        command.Parameters.AddWithValue(id);
        var photos = new List<PublicPhoto>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            photos.Add(new PublicPhoto(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)));
        }

        return photos;
    }
}

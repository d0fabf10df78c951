using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>One try. Without status and error it was cut off: the receiver may have got it all the same.</summary>
internal sealed record DeliveryTryAnswer(int Try, DateTimeOffset BeganAt, double? TookMs, int? Status, string? Error);

/// <summary>A delivery with what is sent and every try.</summary>
internal sealed record DeliveryDetailsAnswer(DeliveryAnswer Delivery, JsonElement Payload, IReadOnlyList<DeliveryTryAnswer> Tries);

/// <summary>One delivery in full.</summary>
internal static class GetDelivery
{
    public static void Map(IEndpointRouteBuilder deliveries) =>
        deliveries.MapGet("/{id:guid}", Handle).WithName(nameof(GetDelivery)).For(Role.Administrator);

    private static async Task<Results<Ok<DeliveryDetailsAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree regions, WeftDb db, NpgsqlDataSource database, CancellationToken ct)
    {
        var own = (await db.OwnSubscriptionRows(by.Actor, regions, ct)).Select(row => row.Id);
        var found = await OwnDeliveries.Read(database, [.. own], OwnDeliveries.SeesMessages(by.Actor, regions), null, null, id, 1, ct);
        return found is [var delivery]
            ? TypedResults.Ok(await Details(database, delivery, ct))
            : RequestProblems.NotFound.Answer();
    }

    private static async Task<DeliveryDetailsAnswer> Details(NpgsqlDataSource database, DeliveryAnswer delivery, CancellationToken ct)
    {
        await using var payload = database.CreateCommand("select payload from notices.deliveries where id = $1");
        payload.Parameters.AddWithValue(delivery.Id);
        var json = JsonElement.Parse((string)(await payload.ExecuteScalarAsync(ct))!);

        await using var command = database.CreateCommand(
            "select try, began_at, took_ms, status, error from notices.delivery_tries where delivery_id = $1 order by try");
        command.Parameters.AddWithValue(delivery.Id);
        await using var rows = await command.ExecuteReaderAsync(ct);

        var tries = new List<DeliveryTryAnswer>();
        while (await rows.ReadAsync(ct))
        {
            tries.Add(new DeliveryTryAnswer(
                rows.GetInt32(0), rows.GetFieldValue<DateTimeOffset>(1), rows.ValueOrNull<double>(2),
                rows.ValueOrNull<int>(3), rows.TextOrNull(4)));
        }

        return new DeliveryDetailsAnswer(delivery, json, tries);
    }
}

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

/// <summary>One delivery and how its last try went.</summary>
internal sealed record DeliveryAnswer(
    Guid Id, Guid? SubscriptionId, Guid? AccountId, long HappeningId, string Kind, DeliveryState State, int Tries, DateTimeOffset? NextTryAt,
    DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, int? LastStatus, string? LastError);

/// <summary>What was sent, is on its way or was given up, newest first; text messages to persons only for administrators of everything.</summary>
internal static class ListDeliveries
{
    private sealed record Position(Guid Id);

    public static void Map(IEndpointRouteBuilder deliveries) =>
        deliveries.MapGet("", Handle).WithName(nameof(ListDeliveries)).For(Role.Administrator);

    private static async Task<Results<Ok<Page<DeliveryAnswer>>, ProblemHttpResult>> Handle(
        SignedIn by, RegionTree regions, WeftDb db, NpgsqlDataSource database, CancellationToken ct,
        Guid? subscription = null, DeliveryState? state = null, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var own = (await db.OwnSubscriptionRows(by.Actor, regions, ct)).Select(row => row.Id).Where(id => subscription is null || id == subscription);
        var messages = subscription is null && OwnDeliveries.SeesMessages(by.Actor, regions);
        var items = await OwnDeliveries.Read(database, [.. own], messages, state, position?.Id, null, limit + 1, ct);
        return TypedResults.Ok(items.Count > limit
            ? new Page<DeliveryAnswer>(items[..limit], Cursor.Write(new Position(items[limit - 1].Id)))
            : new Page<DeliveryAnswer>(items, null));
    }
}

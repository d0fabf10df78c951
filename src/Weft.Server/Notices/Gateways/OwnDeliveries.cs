using Npgsql;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>The deliveries an administrator may see: those of own subscriptions, and text messages when the whole tree is in scope.</summary>
internal static class OwnDeliveries
{
    public static bool SeesMessages(Actor by, RegionTree regions) =>
        regions.Find(RegionTree.RootId) is { } root && by.Covers(root.Path, Role.Administrator);

    public static async Task<List<DeliveryAnswer>> Read(
        NpgsqlDataSource database, Guid[] subscriptions, bool messages, DeliveryState? state, Guid? before, Guid? id, int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select delivery.id, subscription_id, account_id, outbox_id, kind, state, tries, case when ended_at is null then next_at end,
                created_at, ended_at, last.status, last.error
            from notices.deliveries delivery
                left join notices.delivery_tries last on last.delivery_id = delivery.id and last.try = delivery.tries
            where (subscription_id = any ($1) or ($2 and subscription_id is null))
                and ($3 is null or state = $3) and ($4 is null or delivery.id < $4) and ($5 is null or delivery.id = $5)
            order by delivery.id desc limit $6
            """);
        foreach (var (value, type) in new (object? Value, string Type)[]
        {
            (subscriptions, "uuid[]"), (messages, "boolean"), (state?.ToString(), "text"), (before, "uuid"), (id, "uuid"), (most, "integer"),
        })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, DataTypeName = type });
        }

        var items = new List<DeliveryAnswer>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            items.Add(new DeliveryAnswer(
                rows.GetGuid(0), rows.ValueOrNull<Guid>(1), rows.ValueOrNull<Guid>(2), rows.GetInt64(3),
                rows.GetString(4), Enum.Parse<DeliveryState>(rows.GetString(5)), rows.GetInt32(6), rows.MomentOrNull(7),
                rows.GetFieldValue<DateTimeOffset>(8), rows.MomentOrNull(9), rows.ValueOrNull<int>(10), rows.TextOrNull(11)));
        }

        return items;
    }
}

using Npgsql;
using NpgsqlTypes;

namespace Weft.Server.Notices.Gateways;

/// <summary>Queues happenings for receivers, once each, and wakes who sends them when the transaction commits.</summary>
internal static class DeliveryQueue
{
    public const string Subject = "deliveries";

    public static async Task Add(
        NpgsqlConnection connection, IReadOnlyList<(OutboxEntry Happening, Guid? SubscriptionId, Guid? AccountId)> parcels,
        DeliverySettings settings, DateTimeOffset now, CancellationToken ct)
    {
        if (parcels.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(
            $"""
            with queued as (
                insert into notices.deliveries
                    (id, outbox_id, subscription_id, account_id, kind, payload, happened_at, last_try, next_at, give_up_at, created_at)
                select id, outbox_id, subscription_id, account_id, kind, payload, happened_at, $8, $9, $10, $9
                from unnest($1, $2, $3, $4, $5, $6, $7) as parcel (id, outbox_id, subscription_id, account_id, kind, payload, happened_at)
                on conflict on constraint nobody_is_sent_a_happening_twice do nothing
                returning 1
            )
            select pg_notify('weft_changes', '{Subject}') where exists (select from queued)
            """, connection);
        Column(NpgsqlDbType.Uuid, _ => Guid.CreateVersion7(now));
        Column(NpgsqlDbType.Bigint, parcel => parcel.Happening.Id);
        Column(NpgsqlDbType.Uuid, parcel => parcel.SubscriptionId);
        Column(NpgsqlDbType.Uuid, parcel => parcel.AccountId);
        Column(NpgsqlDbType.Text, parcel => parcel.Happening.Kind);
        Column(NpgsqlDbType.Text, parcel => System.Text.Encoding.UTF8.GetString(HappeningJson.Bytes(parcel.Happening)));
        Column(NpgsqlDbType.TimestampTz, parcel => parcel.Happening.At.ToUniversalTime());
        foreach (var value in new object[] { settings.MostTries, now, now + settings.GiveUpAfter })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(ct);

        void Column<T>(NpgsqlDbType type, Func<(OutboxEntry Happening, Guid? SubscriptionId, Guid? AccountId), T> value) =>
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = parcels.Select(value).ToArray() });
    }
}

using Npgsql;
using Weft.Server.Database;

namespace Weft.Server.Notices.Gateways;

/// <summary>A delivery that this process has on loan: unless it reports back, another one tries again after the loan.</summary>
internal sealed record Claim(
    Guid Id, long HappeningId, Guid? SubscriptionId, Guid? AccountId, string Kind, string Payload, int Try, int LastTry, DateTimeOffset GiveUpAt,
    GatewayKind? Gateway, string? Url, string? SecretSealed)
{
    /// <summary>
    /// Takes what is due, a few of each receiver so that none fills the whole portion, and one only of a receiver in trouble.
    /// The try is written down before it is made: a process that dies leaves a trace of it.
    /// </summary>
    public static async Task<List<Claim>> Take(
        NpgsqlDataSource database, int most, int mostOfOne, bool messages, DateTimeOffset now, TimeSpan loan, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            with due as (
                select delivery.id
                from (
                    select subscription.id, receiver.failures_in_a_row
                    from notices.subscriptions subscription left join notices.receivers receiver on receiver.subscription_id = subscription.id
                    where subscription.active and (receiver.rest_until is null or receiver.rest_until <= $1)
                    order by random()
                ) subscription
                cross join lateral (
                    select id from notices.deliveries
                    where subscription_id = subscription.id and state in ('Queued', 'Retrying') and next_at <= $1
                    order by next_at limit case when subscription.failures_in_a_row > 0 then 1 else $4 end
                    for update skip locked
                ) delivery
                limit $3
            ),
            due_messages as (
                select id from notices.deliveries
                where $5 and subscription_id is null and state in ('Queued', 'Retrying') and next_at <= $1
                order by next_at limit $4
                for update skip locked
            ),
            claimed as (
                update notices.deliveries set tries = tries + 1, next_at = $1 + $2
                where id in (select id from due union all select id from due_messages)
                returning *
            ),
            written as (
                insert into notices.delivery_tries (delivery_id, try, began_at) select id, tries, $1 from claimed
            )
            select claimed.id, outbox_id, subscription_id, account_id, claimed.kind, payload, tries, last_try, give_up_at, gateway, url, secret_sealed
            from claimed left join notices.subscriptions subscription on subscription.id = claimed.subscription_id
            """);
        foreach (var value in new object[] { now, loan, most, mostOfOne, messages })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var claims = new List<Claim>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            claims.Add(new Claim(
                rows.GetGuid(0), rows.GetInt64(1), rows.ValueOrNull<Guid>(2), rows.ValueOrNull<Guid>(3),
                rows.GetString(4), rows.GetString(5), rows.GetInt32(6), rows.GetInt32(7), rows.GetFieldValue<DateTimeOffset>(8),
                rows.IsDBNull(9) ? null : Enum.Parse<GatewayKind>(rows.GetString(9)), rows.TextOrNull(10),
                rows.TextOrNull(11)));
        }

        return claims;
    }

    /// <summary>Writes down what became of the try. A late report of an older try cannot undo what a newer one did, unless it arrived.</summary>
    public async Task Report(NpgsqlDataSource database, Outcome outcome, TimeSpan took, DateTimeOffset now, DeliverySettings settings)
    {
        var pause = settings.Pause(settings.MostTries - (LastTry - Try));
        var nextAt = now + (outcome.NotBefore is { } asked && asked > pause ? asked : pause);
        var state = outcome.Kind switch
        {
            OutcomeKind.Delivered => "Delivered",
            OutcomeKind.Refused => "Dead",
            OutcomeKind.TryAgain => Try >= LastTry || now >= GiveUpAt ? "Dead" : "Retrying",
        };

        await using var command = database.CreateCommand(
            """
            with reported as (
                update notices.delivery_tries set took_ms = $3, status = $4, error = $5 where delivery_id = $1 and try = $2
            ),
            down as (
                insert into notices.receivers as receiver (subscription_id, failures_in_a_row, rest_until)
                select id, 1, $7 from notices.subscriptions where id = $10 and $9
                on conflict (subscription_id) do update set failures_in_a_row = receiver.failures_in_a_row + 1, rest_until = excluded.rest_until
            ),
            up as (
                delete from notices.receivers where subscription_id = $10 and not $9
            )
            update notices.deliveries
            set state = $6, next_at = $7, ended_at = case when $6 in ('Delivered', 'Dead') then $8 end
            where id = $1 and state in ('Queued', 'Retrying') and (tries = $2 or $6 = 'Delivered')
            """);
        foreach (var (value, type) in new (object? Value, string Type)[]
        {
            (Id, "uuid"), (Try, "integer"), (took.TotalMilliseconds, "double precision"), (outcome.Status, "integer"), (Short(outcome.Error), "text"), (state, "text"),
            (nextAt, "timestamp with time zone"), (now, "timestamp with time zone"), (outcome.ReceiverIsDown, "boolean"), (SubscriptionId, "uuid"),
        })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, DataTypeName = type });
        }

        await command.ExecuteNonQueryAsync(CancellationToken.None); // it was sent: write that down even while the process ends
    }

    private static string? Short(string? error) => error?.Length > 200 ? error[..200] : error;
}

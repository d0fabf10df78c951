using Microsoft.Extensions.Options;
using Npgsql;
using NpgsqlTypes;
using Weft.Server.Notices.Gateways;
using Weft.Server.Work;

namespace Weft.Server.Notices;

/// <summary>
/// Puts happenings into the inboxes of the people they concern: the accounts named, and those who do the work in the units
/// named, except whoever did it. What a person muted is not put there.
/// </summary>
internal sealed class FillInbox(
    NpgsqlDataSource database, NoticeMessages messages, IOptions<DeliverySettings> settings, TimeProvider clock) : IJob
{
    private const int Portion = 500;

    public string Name => "notices.fill-inbox";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public string? WokenBy => Outbox.Subject;

    public async Task<int> RunOnce(CancellationToken ct)
    {
        await using var turn = await OutboxTurn.Take(database, "inbox", Portion, ct);
        if (turn is null)
        {
            return 0;
        }

        if (turn.Entries.Count > 0)
        {
            var bySms = await Fill(turn.Connection, turn.Entries, ct);
            if (messages.AreSetUp)
            {
                await DeliveryQueue.Add(turn.Connection, bySms, settings.Value, clock.GetUtcNow(), ct);
            }
        }

        await turn.Commit();
        return turn.Done;
    }

    // Answers who wants to be told by text message too.
    private static async Task<List<(OutboxEntry Happening, Guid? SubscriptionId, Guid? AccountId)>> Fill(NpgsqlConnection connection, IReadOnlyList<OutboxEntry> entries, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with happened as (
                select outbox.*, string_to_array(roles, ',') as roles
                from unnest($1, $2) as portion (id, roles) join notices.outbox using (id)
            ),
            concerned as (
                select happened.id, assignment.account_id
                from happened join access.assignments assignment
                    on assignment.unit_id = any (happened.unit_ids) and assignment.role = any (happened.roles)
                where assignment.valid_from <= now() and (assignment.valid_to is null or assignment.valid_to > now())
                    and assignment.account_id is distinct from happened.by_account_id
                union
                select id, unnest(account_ids) from happened
            ),
            told as (
                select concerned.id, happened.kind, concerned.account_id
                from concerned join happened using (id)
                    join access.accounts account on account.id = concerned.account_id and account.active
                    left join notices.preferences preference on preference.account_id = concerned.account_id
                where not notices.matches(happened.kind, coalesce(preference.muted_kinds, '{}'))
            ),
            noticed as (
                insert into notices.notices (id, kind, case_id, body, happened_at)
                select id, kind, case_id, body, created_at from happened where id in (select id from told)
                on conflict do nothing
            ),
            filed as (
                insert into notices.inbox (account_id, notice_id) select account_id, id from told on conflict do nothing
                returning account_id, notice_id
            )
            select filed.account_id, filed.notice_id
            from filed join happened on happened.id = filed.notice_id join notices.preferences preference using (account_id)
            where notices.matches(happened.kind, preference.sms_kinds)
            """, connection);
        command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
            Value = entries.Select(entry => entry.Id).ToArray(),
        });
        command.Parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            Value = entries.Select(entry => string.Join(',', NoticeWords.For(entry.Kind).Told)).ToArray(),
        });

        var bySms = new List<(OutboxEntry, Guid?, Guid?)>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var id = rows.GetInt64(1);
            bySms.Add((entries.First(entry => entry.Id == id), null, rows.GetGuid(0)));
        }

        return bySms;
    }
}

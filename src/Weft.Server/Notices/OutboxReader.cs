using Npgsql;
using Weft.Server.Database;

namespace Weft.Server.Notices;

/// <summary>A happening as it stands in the outbox. <paramref name="Body"/> is JSON text.</summary>
internal sealed record OutboxEntry(
    long Id, string Xact, string Kind, Guid? CaseId, string? RegionPath, Guid[] UnitIds, Guid[] AccountIds, string Body, DateTimeOffset At);

/// <summary>
/// How far a reader has come: all that is visible in <paramref name="Seen"/>, and of what is visible in
/// <paramref name="Target"/> the portions up to <paramref name="AfterXact"/> and <paramref name="AfterId"/>.
/// </summary>
internal sealed record OutboxPosition(string Seen, string? Target = null, string AfterXact = "0", long AfterId = 0);

/// <summary>
/// Reads every happening exactly once, whatever the order of commits. A reader that remembers the highest id passes over a
/// lower one that commits later; one that waits for older transactions stands still behind every long import. So a reader
/// remembers a snapshot: new is what is visible in the present one and was not in that.
/// </summary>
internal static class OutboxReader
{
    public static async Task<string> Present(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_current_snapshot()::text", connection);
        return (string)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>The next portion, at most <paramref name="most"/>, and the position after it.</summary>
    public static async Task<(List<OutboxEntry> New, OutboxPosition Next)> Read(
        NpgsqlConnection connection, OutboxPosition from, int most, CancellationToken ct)
    {
        var target = from.Target ?? await Present(connection, ct);
        await using var command = new NpgsqlCommand(
            """
            select id, xact::text, kind, case_id, region_path, unit_ids, account_ids, body::text, created_at
            from notices.outbox
            where xact >= pg_snapshot_xmin($1::text::pg_snapshot) and (xact, id) > ($3::text::xid8, $4)
                and pg_visible_in_snapshot(xact, $2::text::pg_snapshot) and not pg_visible_in_snapshot(xact, $1::text::pg_snapshot)
            order by xact, id limit $5
            """, connection);
        foreach (var value in new object[] { from.Seen, target, from.AfterXact, from.AfterId, most })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var entries = new List<OutboxEntry>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            entries.Add(new OutboxEntry(
                rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.ValueOrNull<Guid>(3),
                rows.TextOrNull(4), rows.GetFieldValue<Guid[]>(5), rows.GetFieldValue<Guid[]>(6),
                rows.GetString(7), rows.GetFieldValue<DateTimeOffset>(8)));
        }

        return (entries, entries.Count < most
            ? new OutboxPosition(target)
            : new OutboxPosition(from.Seen, target, entries[^1].Xact, entries[^1].Id));
    }
}

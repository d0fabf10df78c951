using Npgsql;
using Weft.Server.Work;

namespace Weft.Server.Notices;

/// <summary>
/// Removes what nobody needs any more: happenings that every reader has read after a week, deliveries a month after their end,
/// notices half a year after they happened.
/// </summary>
internal sealed class SweepNotices(NpgsqlDataSource database, TimeProvider clock) : IJob
{
    private const int Portion = 5_000;

    public string Name => "notices.sweep";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task<int> RunOnce(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await Remove(
                """
                select id from notices.outbox
                where created_at < $1 and not exists (select from notices.readers where not pg_visible_in_snapshot(outbox.xact, readers.seen))
                """, "outbox", now.AddDays(-7), ct)
            + await Remove("select id from notices.deliveries where ended_at < $1", "deliveries", now.AddDays(-30), ct)
            + await Remove("select id from notices.notices where happened_at < $1", "notices", now.AddDays(-180), ct);
    }

    private async Task<int> Remove(string which, string table, DateTimeOffset before, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            $"delete from notices.{table} where id in ({which} limit $2 for update skip locked)");
        command.Parameters.AddWithValue(before);
        command.Parameters.AddWithValue(Portion);
        return await command.ExecuteNonQueryAsync(ct);
    }
}

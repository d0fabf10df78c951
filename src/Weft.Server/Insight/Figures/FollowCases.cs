using Npgsql;
using Weft.Server.Notices;
using Weft.Server.Work;

namespace Weft.Server.Insight.Figures;

/// <summary>
/// Keeps the figures up with the cases: reads from the outbox which changed, and those that came by thousands from where they are noted.
/// What is counted is always the case as it stands now against what it was counted for, so that order and repetition do not matter.
/// </summary>
internal sealed class FollowCases(NpgsqlDataSource database) : IJob
{
    private const int Portion = 2_000;

    public string Name => "insight.follow-cases";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public string? WokenBy => Outbox.Subject;

    public async Task<int> RunOnce(CancellationToken ct)
    {
        await using var turn = await OutboxTurn.Take(database, "insight", Portion, ct);
        if (turn is null)
        {
            return 0;
        }

        var untold = await Untold(turn.Connection, ct);
        Guid[] ids = [.. turn.Entries.Select(entry => entry.CaseId).OfType<Guid>().Concat(untold).Distinct()];
        if (ids.Length > 0)
        {
            await using var count = new NpgsqlCommand("select insight.count($1)", turn.Connection);
            count.Parameters.AddWithValue(ids);
            await count.ExecuteNonQueryAsync(ct);
        }

        await turn.Commit();
        return turn.Done + untold.Count;
    }

    private static async Task<List<Guid>> Untold(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "delete from cases.untold where ctid = any (array(select ctid from cases.untold limit $1 for update skip locked)) returning case_id", connection);
        command.Parameters.AddWithValue(Portion);
        var ids = new List<Guid>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            ids.Add(row.GetGuid(0));
        }

        return ids;
    }
}

using Npgsql;
using Weft.Core.Cases;

namespace Weft.Server.Cases;

/// <summary>A case whose timeline is not as it was sealed.</summary>
internal sealed record BrokenTimeline(Guid CaseId, string Number, TimelineFault Fault);

/// <summary>Walks every timeline: each hash, each length, and each case against the replay of its history (<c>weft verify</c>).</summary>
internal sealed class VerifyTimelines(NpgsqlDataSource source)
{
    private const int Portion = 500;

    /// <summary>Calls <paramref name="broken"/> for each fault; returns how many cases were checked.</summary>
    public async Task<long> Run(Action<BrokenTimeline> broken, CancellationToken ct)
    {
        var (last, checkedCases) = (Guid.Empty, 0L);
        while (await Read(last, ct) is { Count: > 0 } portion)
        {
            foreach (var (record, entries) in portion)
            {
                checkedCases++;
                if (TimelineCheck.Find(record.File, record.Book.Length, record.Book.LastHash, entries) is { } fault)
                {
                    broken(new BrokenTimeline(record.File.Id, record.File.Number, fault));
                }
            }

            last = portion[^1].Record.File.Id;
        }

        return checkedCases + await Orphans(broken, ct);
    }

    private async Task<List<(CaseRecord Record, List<SealedEntry> Entries)>> Read(Guid after, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var portion = new List<(CaseRecord Record, List<SealedEntry> Entries)>();
        await using (var cases = new NpgsqlCommand($"select {CaseStore.Columns} from cases.cases where id > $1 order by id limit {Portion}", connection, transaction))
        {
            cases.Parameters.AddWithValue(after);
            await using var row = await cases.ExecuteReaderAsync(ct);
            while (await row.ReadAsync(ct))
            {
                portion.Add((CaseStore.Read(row), []));
            }
        }

        var byCase = portion.ToDictionary(one => one.Record.File.Id, one => one.Entries);
        await using var entries = new NpgsqlCommand("select case_id, seq, entry, hash from cases.timeline where case_id = any($1) order by case_id, seq", connection, transaction);
        entries.Parameters.AddWithValue(byCase.Keys.ToArray());
        await using var entry = await entries.ExecuteReaderAsync(ct);
        while (await entry.ReadAsync(ct))
        {
            byCase[entry.GetGuid(0)].Add(new SealedEntry(entry.GetInt32(1), entry.GetString(2), entry.GetFieldValue<byte[]>(3)));
        }

        return portion;
    }

    // A case that was deleted leaves its timeline behind.
    private async Task<long> Orphans(Action<BrokenTimeline> broken, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            "select distinct case_id from cases.timeline line where seq = 1 and not exists (select from cases.cases one where one.id = line.case_id)");
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = 0L;
        while (await row.ReadAsync(ct))
        {
            found++;
            broken(new BrokenTimeline(row.GetGuid(0), "", new TimelineFault(TimelineFaultKind.LengthDiffers, 0)));
        }

        return found;
    }
}

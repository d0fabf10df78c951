using Npgsql;
using NpgsqlTypes;
using Weft.Server.History.Maps;
using Weft.Server.History.Rows;

namespace Weft.Server.History;

/// <summary>
/// How far an import is. It moves in the transaction that writes the cases up to there, so that after a kill it tells the truth.
/// </summary>
internal sealed class ImportMark(NpgsqlConnection connection, Guid id, long done)
{
    /// <summary>Rows that an earlier run of this import has done.</summary>
    public long Done { get; } = done;

    /// <summary>One import of a source at a time: the lock goes with the connection, also when the process is killed.</summary>
    public static async Task<bool> TryLock(NpgsqlConnection connection, string source, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtext('weft import'), hashtext($1))", connection);
        command.Parameters.AddWithValue(source);
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Goes on with the same file by the same mapping when it was interrupted, else begins.</summary>
    public static async Task<ImportMark> Open(
        NpgsqlConnection connection, MapFile map, string fileName, byte[] dataHash, Operator by, DateTimeOffset now, CancellationToken ct)
    {
        await using var find = new NpgsqlCommand(
            "select id, rows_done from history.imports where source = $1 and data_hash = $2 and map_hash = $3 and finished_at is null", connection);
        find.Parameters.AddWithValue(map.Map.Source);
        find.Parameters.AddWithValue(dataHash);
        find.Parameters.AddWithValue(map.Hash);
        await using (var row = await find.ExecuteReaderAsync(ct))
        {
            if (await row.ReadAsync(ct))
            {
                return new ImportMark(connection, row.GetGuid(0), row.GetInt64(1));
            }
        }

        var id = Guid.CreateVersion7(now);
        await using var begin = new NpgsqlCommand(
            """
            insert into history.imports (id, source, file_name, data_hash, map_hash, map, account_id, operator, started_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, connection);
        begin.Parameters.AddWithValue(id);
        begin.Parameters.AddWithValue(map.Map.Source);
        begin.Parameters.AddWithValue(fileName);
        begin.Parameters.AddWithValue(dataHash);
        begin.Parameters.AddWithValue(map.Hash);
        begin.Parameters.AddWithValue(map.Text);
        begin.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)by.AccountId ?? DBNull.Value });
        begin.Parameters.AddWithValue(by.Name);
        begin.Parameters.AddWithValue(now.ToUniversalTime());
        await begin.ExecuteNonQueryAsync(ct);
        return new ImportMark(connection, id, 0);
    }

    public async Task Add(Tally tally, CancellationToken ct)
    {
        await using (var copy = await connection.BeginBinaryImportAsync(
            "copy history.rejects (import_id, row, fault, column_name, reason, value) from stdin (format binary)", ct))
        {
            foreach (var reject in tally.Rejects)
            {
                for (var i = 0; i < reject.Faults.Count; i++)
                {
                    var fault = reject.Faults[i];
                    await copy.StartRowAsync(ct);
                    await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
                    await copy.WriteAsync(reject.Row, NpgsqlDbType.Bigint, ct);
                    await copy.WriteAsync(i + 1, NpgsqlDbType.Integer, ct);
                    await copy.WriteAsync(fault.Columns, NpgsqlDbType.Text, ct);
                    await copy.WriteAsync(RowFaultTexts.Code(fault.Kind), NpgsqlDbType.Text, ct);
                    await copy.WriteAsync(fault.Value, NpgsqlDbType.Text, ct);
                }
            }

            await copy.CompleteAsync(ct);
        }

        await using var command = new NpgsqlCommand(
            """
            update history.imports set rows_done = rows_done + $2, imported = imported + $3, already_there = already_there + $4, rejected = rejected + $5,
                in_time = in_time + $6, late = late + $7, still_running = still_running + $8, without_verdict = without_verdict + $9,
                compared = compared + $10, differing = differing + $11
            where id = $1
            """, connection);
        command.Parameters.AddWithValue(id);
        foreach (var count in new[]
        {
            tally.Rows, tally.Imported, tally.AlreadyThere, tally.Rejected, tally.InTime, tally.Late, tally.StillRunning, tally.WithoutVerdict,
            tally.Compared, tally.Differing,
        })
        {
            command.Parameters.AddWithValue(count);
        }

        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task Finish(DateTimeOffset now)
    {
        await using var command = new NpgsqlCommand("update history.imports set finished_at = $2 where id = $1", connection);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(now.ToUniversalTime());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>All counts of this import, those of interrupted runs too.</summary>
    public async Task<Tally> Total(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select imported, already_there, rejected, in_time, late, still_running, without_verdict, compared, differing from history.imports where id = $1
            """, connection);
        command.Parameters.AddWithValue(id);
        long[] counts;
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            await row.ReadAsync(ct);
            counts = [.. Enumerable.Range(0, row.FieldCount).Select(row.GetInt64)];
        }

        await using var reasons = new NpgsqlCommand(
            "select reason, count(*) from history.rejects where import_id = $1 and fault = 1 group by reason", connection);
        reasons.Parameters.AddWithValue(id);
        var byReason = new Dictionary<RowFaultKind, long>();
        await using var reason = await reasons.ExecuteReaderAsync(ct);
        while (await reason.ReadAsync(ct))
        {
            byReason[Enum.GetValues<RowFaultKind>().First(kind => RowFaultTexts.Code(kind) == reason.GetString(0))] = reason.GetInt64(1);
        }

        return Tally.Of(counts, byReason);
    }

    public async IAsyncEnumerable<(long Row, string Columns, string Reason, string Value)> Rejects()
    {
        await using var command = new NpgsqlCommand(
            "select row, column_name, reason, value from history.rejects where import_id = $1 order by row, fault", connection);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            yield return (row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3));
        }
    }
}

/// <summary>Gives the source free at the end: a pooled connection would hold its lock until it is used again.</summary>
internal sealed class ImportLock(NpgsqlConnection connection) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        // A connection that broke took the lock with it, and what broke it is the news.
        if (connection.State == System.Data.ConnectionState.Open)
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock_all()", connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>Who lets it run: an administrator by name, else whoever sits at the machine.</summary>
internal sealed record Operator(Guid? AccountId, string Name);

using Npgsql;
using Weft.Server.Database;

namespace Weft.Server.Notices;

/// <summary>
/// One portion of the outbox for a reader whose position is kept in the database: what the reader makes of it and the new
/// position are committed together, so that a process killed in between has read nothing. One process at a time has the turn.
/// </summary>
internal sealed class OutboxTurn : IAsyncDisposable
{
    private readonly NpgsqlTransaction _transaction;
    private readonly string _reader;
    private readonly OutboxPosition _next;
    private readonly bool _moreMayWait;

    private OutboxTurn(NpgsqlConnection connection, NpgsqlTransaction transaction, string reader, List<OutboxEntry> entries, OutboxPosition from, OutboxPosition next)
    {
        (Connection, _transaction, _reader, Entries, _next) = (connection, transaction, reader, entries, next);
        // What a turn that begins again gives its own number to is seen by the next turn only.
        _moreMayWait = next.Target is not null || from.Target is not null || from == Beginning;
    }

    private static OutboxPosition Beginning { get; } = new("1:1:");

    public NpgsqlConnection Connection { get; }

    public IReadOnlyList<OutboxEntry> Entries { get; }

    /// <summary>How much was done, for the worker: at least one when the present has not been reached yet.</summary>
    public int Done => _moreMayWait ? Math.Max(1, Entries.Count) : Entries.Count;

    /// <summary>Null when another process has the turn.</summary>
    public static async Task<OutboxTurn?> Take(NpgsqlDataSource database, string reader, int most, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        try
        {
            var transaction = await connection.BeginTransactionAsync(ct);
            if (await Position(connection, reader, ct) is { } position)
            {
                var (entries, next) = await OutboxReader.Read(connection, position, most, ct);
                return new OutboxTurn(connection, transaction, reader, entries, position, next);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public async Task Commit()
    {
        await using var command = new NpgsqlCommand(
            """
            update notices.readers
            set seen = $2::text::pg_snapshot, target = $3::text::pg_snapshot, after_xact = $4::text::xid8, after_id = $5
            where name = $1
            """, Connection);
        foreach (var value in new object?[] { _reader, _next.Seen, _next.Target, _next.AfterXact, _next.AfterId })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, DataTypeName = value is long ? "bigint" : "text" });
        }

        await command.ExecuteNonQueryAsync();
        await _transaction.CommitAsync(CancellationToken.None); // a cancelled commit may have happened: never hand it a token
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    private static async Task<OutboxPosition?> Position(NpgsqlConnection connection, string reader, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select seen::text, target::text, after_xact::text, after_id,
                pg_snapshot_xmax(coalesce(target, seen)) > pg_snapshot_xmax(pg_current_snapshot())
            from notices.readers where name = $1 for update skip locked
            """, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = reader });

        var comesFromAnotherCluster = false;
        OutboxPosition? position = null;
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            if (await row.ReadAsync(ct))
            {
                position = new OutboxPosition(row.GetString(0), row.TextOrNull(1), row.GetString(2), row.GetInt64(3));
                comesFromAnotherCluster = row.GetBoolean(4);
            }
        }

        return comesFromAnotherCluster ? await BeginAgain(connection, ct) : position;
    }

    // A dump restored into a younger cluster brings transaction numbers that have not been given out there yet. Everything kept
    // is read again under a new number; what was made of it before is not made twice.
    private static async Task<OutboxPosition> BeginAgain(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "update notices.outbox set xact = pg_current_xact_id() where xact > pg_snapshot_xmax(pg_current_snapshot())", connection);
        await command.ExecuteNonQueryAsync(ct);
        return Beginning;
    }
}

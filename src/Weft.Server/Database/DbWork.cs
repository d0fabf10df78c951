using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Weft.Server.Database;

/// <summary>
/// One transaction for plain SQL and EF together: the request's own when an idempotency key opened one, else a new one.
/// What is not committed is rolled back on disposal.
/// </summary>
internal sealed class DbWork : IAsyncDisposable
{
    private readonly IDbContextTransaction? _own;

    private DbWork(WeftDb db, IDbContextTransaction? own)
    {
        _own = own;
        Connection = (NpgsqlConnection)db.Database.GetDbConnection();
        Transaction = (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();
    }

    public NpgsqlConnection Connection { get; }

    public NpgsqlTransaction Transaction { get; }

    public static async Task<DbWork> Begin(WeftDb db) =>
        new(db, db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync() : null);

    public NpgsqlBatch Batch(params NpgsqlBatchCommand[] commands)
    {
        var batch = new NpgsqlBatch(Connection, Transaction);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>No token and no time-out: a commit that was given up may have happened.</summary>
    public Task Commit() => _own?.CommitAsync() ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

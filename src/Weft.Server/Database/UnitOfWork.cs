using Microsoft.EntityFrameworkCore.Storage;

namespace Weft.Server.Database;

/// <summary>
/// A transaction for handlers that read under a lock before they write: their own, or the one that an idempotency key has
/// begun, which then commits for them. Undone unless committed.
/// </summary>
internal sealed class UnitOfWork(IDbContextTransaction? own) : IAsyncDisposable
{
    // A cancelled commit may have happened: never hand it a token.
    public Task Commit() => own?.CommitAsync(CancellationToken.None) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}

internal static class UnitsOfWork
{
    public static async Task<UnitOfWork> Work(this WeftDb db, CancellationToken ct) =>
        new(db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null);
}

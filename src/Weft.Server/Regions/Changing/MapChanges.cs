using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Audit;
using Weft.Server.Database;

namespace Weft.Server.Regions.Changing;

/// <summary>
/// Opens changes of the map, one at a time over all processes: what a change is checked against cannot move under it.
/// Joins the transaction of the request when there is one.
/// </summary>
internal sealed class MapChanges(WeftDb db, RegionTree tree, RefreshAfterCommit refresh, TimeProvider clock, AuditLog audit, IEnumerable<IRegionMoved> followers)
{
    public async Task<MapChange> Begin(CancellationToken ct)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        await db.Database.ExecuteSqlAsync($"select regions.begin_change()", ct);

        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var before = tree.Now;
        var changed = await RegionReader.ChangedSince(connection, before.Revision, ct);
        refresh.Wanted = true;
        return new MapChange(db, own, changed.Count > 0 ? before.With(changed) : before, clock.GetUtcNow(), audit, followers);
    }
}

/// <summary>One change of the map. Leaving it without <see cref="Commit"/> undoes it.</summary>
internal sealed class MapChange(
    WeftDb db, IDbContextTransaction? own, RegionPicture picture, DateTimeOffset now, AuditLog audit, IEnumerable<IRegionMoved> followers) : IAsyncDisposable
{
    /// <summary>The tree as it truly is, until this change ends.</summary>
    public RegionPicture Picture { get; } = picture;

    /// <summary>The one moment at which everything in this change happens, in the precision the database keeps.</summary>
    public DateTimeOffset Now { get; } = new(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public WeftDb Db => db;

    public NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    public NpgsqlTransaction Transaction => (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction();

    /// <summary>The row of a region that is known to exist, to be changed.</summary>
    public Task<RegionRow> Row(Guid id, CancellationToken ct) => db.Set<RegionRow>().SingleAsync(row => row.Id == id, ct);

    /// <summary>Puts into the audit log what is done, kept if and only if it is done.</summary>
    public void Tell(string action, Guid id, RegionPath path, object? before = null, object? after = null) =>
        audit.Add(action, "region", id, path, before, after);

    public async Task<long[]> NewNumbers(int count, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select nextval('regions.numbers') from generate_series(1, $1)", Connection, Transaction);
        command.Parameters.AddWithValue(count);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var numbers = new long[count];
        for (var i = 0; await reader.ReadAsync(ct); i++)
        {
            numbers[i] = reader.GetInt64(0);
        }

        return numbers;
    }

    /// <summary>Everything at and below <paramref name="from"/>, closed regions too, now hangs below <paramref name="to"/>.</summary>
    public async Task Rehang(RegionPath from, RegionPath to, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            update regions.regions set path = $2 || substr(path, length($1) + 1), since = greatest($3, since)
            where path >= $1 and path < $4
            """, Connection, Transaction);
        command.Parameters.AddWithValue(from.Value);
        command.Parameters.AddWithValue(to.Value);
        command.Parameters.AddWithValue(Now);
        command.Parameters.AddWithValue(from.End);
        await command.ExecuteNonQueryAsync(ct);
        foreach (var follower in followers)
        {
            await follower.Moved(from, to, Transaction);
        }
    }

    public async Task Commit(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(CancellationToken.None); // a cancelled commit may have happened: never hand it a token
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }
}

using Npgsql;
using Weft.Server.Attachments.Blobs;

namespace Weft.Server.Attachments;

/// <summary>
/// The stored contents, each once however often it was sent. A content's row stands before its bytes and is locked while
/// they are removed, so that an upload of the same content never trusts bytes that are about to go.
/// </summary>
internal sealed class Contents(NpgsqlDataSource database, IBlobs blobs, TimeProvider clock)
{
    /// <summary>Two levels of folders, so that millions of files do not lie in one.</summary>
    public static string KeyOf(byte[] sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return $"contents/{name[..2]}/{name[2..4]}/{name}";
    }

    public static string CopyOf(byte[] sha256, int side) => $"{KeyOf(sha256)}.{side}.jpg";

    /// <summary>Ties the upload to its content; true when the bytes are stored already.</summary>
    public async Task<bool> Name(Guid fileId, byte[] sha256, long size)
    {
        await using var command = database.CreateCommand(
            """
            with content as (insert into attachments.contents (sha256, size) values ($2, $3) on conflict do nothing)
            update attachments.files set sha256 = $2 where id = $1 and state = 'Uploading'
            """);
        command.Parameters.AddWithValue(fileId);
        command.Parameters.AddWithValue(sha256);
        command.Parameters.AddWithValue(size);
        await command.ExecuteNonQueryAsync();

        await using var stored = database.CreateCommand("select stored_at is not null from attachments.contents where sha256 = $1");
        stored.Parameters.AddWithValue(sha256);
        return await stored.ExecuteScalarAsync() is true;
    }

    public async Task Store(byte[] sha256, string file, IEnumerable<(int Side, string File)> copies)
    {
        foreach (var (side, copy) in copies)
        {
            await blobs.Keep(CopyOf(sha256, side), copy, CancellationToken.None);
        }

        await blobs.Keep(KeyOf(sha256), file, CancellationToken.None);

        await using var command = database.CreateCommand("update attachments.contents set stored_at = $2 where sha256 = $1");
        command.Parameters.AddWithValue(sha256);
        command.Parameters.AddWithValue(clock.GetUtcNow());
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Removes up to <paramref name="most"/> contents that no file has; returns how many.</summary>
    public async Task<int> RemoveUnused(int most, CancellationToken ct)
    {
        var removed = 0;
        foreach (var sha256 in await Unused(most, ct))
        {
            removed += await Remove(sha256, ct) ? 1 : 0;
        }

        return removed;
    }

    // First the promise is taken back and committed: should the removal stop half way, nobody believes the bytes are there.
    private async Task<List<byte[]>> Unused(int most, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            update attachments.contents set stored_at = null
            where sha256 in (
                select sha256 from attachments.contents content
                where not exists (select from attachments.files file where file.sha256 = content.sha256)
                limit $1 for update skip locked)
            returning sha256
            """);
        command.Parameters.AddWithValue(most);
        await using var rows = await command.ExecuteReaderAsync(ct);
        var unused = new List<byte[]>();
        while (await rows.ReadAsync(ct))
        {
            unused.Add(rows.GetFieldValue<byte[]>(0));
        }

        return unused;
    }

    private async Task<bool> Remove(byte[] sha256, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var delete = new NpgsqlCommand(
            "delete from attachments.contents where sha256 = $1 and not exists (select from attachments.files where sha256 = $1)", connection, transaction);
        delete.Parameters.AddWithValue(sha256);
        try
        {
            if (await delete.ExecuteNonQueryAsync(ct) == 0)
            {
                return false;
            }
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false; // somebody sent the same content in this moment
        }

        // The row is locked until the commit: an upload of this content waits, then stores it anew.
        await blobs.RemoveAll(KeyOf(sha256), ct);
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }
}

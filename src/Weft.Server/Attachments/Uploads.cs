using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>What an upload announces before its first byte.</summary>
internal sealed record AnnouncedFile(string Name, long Size, byte[]? Sha256);

/// <summary>The rows of uploads. No row stays locked while bytes travel: whoever commits first wins, the other is told so.</summary>
internal sealed class Uploads(WeftDb db, NpgsqlDataSource database, IBlobs blobs, AttachmentSettings settings, TimeProvider clock)
{
    public async Task<(Guid Id, ProblemCode? No)> Begin(AnnouncedFile file, Uploader by, CancellationToken ct)
    {
        if (file.Size > settings.LargestFile)
        {
            return (default, AttachmentProblems.TooLarge);
        }

        if (!await HasRoom(file.Size, by, ct))
        {
            return (default, AttachmentProblems.NoRoom);
        }

        var id = Guid.CreateVersion7();
        await using var insert = database.CreateCommand(
            """
            insert into attachments.files (id, owner_id, token_hash, file_name, state, size, promised_sha256, created_at, changed_at)
            values ($1, $2, $3, $4, 'Uploading', $5, $6, $7, $7)
            """);
        insert.Parameters.AddWithValue(id);
        insert.Parameters.AddWithValue((object?)by.AccountId ?? DBNull.Value);
        insert.Parameters.AddWithValue((object?)by.TokenHash ?? DBNull.Value);
        insert.Parameters.AddWithValue(file.Name);
        insert.Parameters.AddWithValue(file.Size);
        insert.Parameters.AddWithValue((object?)file.Sha256 ?? DBNull.Value);
        insert.Parameters.AddWithValue(clock.GetUtcNow());
        await insert.ExecuteNonQueryAsync(ct);
        return (id, null);
    }

    public Task<FileRow?> Find(Guid id, CancellationToken ct) =>
        db.Set<FileRow>().AsNoTracking().FirstOrDefaultAsync(file => file.Id == id, ct);

    /// <summary>The upload when it is the caller's; somebody else's is as good as none.</summary>
    public async Task<FileRow?> FindOwn(Guid id, Uploader by, CancellationToken ct) =>
        await Find(id, ct) is { } file && by.Owns(file.OwnerId, file.TokenHash) ? file : null;

    public DateTimeOffset ExpiryOf(FileRow file) => file.ChangedAt.AddHours(settings.KeepUnusedHours);

    /// <summary>
    /// Adds bytes that are on disk to the upload; false when it does not stand at <paramref name="at"/> any more. Nothing is
    /// cancelled half way: a client that hangs up finds its bytes kept when it asks for the offset.
    /// </summary>
    public async Task<bool> Append(Guid id, long at, string file, long size)
    {
        var key = $"{PartsOf(id)}{at}-{Guid.NewGuid():n}";
        await blobs.Keep(key, file, CancellationToken.None);

        await using var append = database.CreateCommand(
            """
            with moved as (
                update attachments.files set received = received + $3, changed_at = $5
                where id = $1 and state = 'Uploading' and received = $2 and received + $3 <= size returning id)
            insert into attachments.parts (file_id, begins_at, size, key) select id, $2, $3, $4 from moved
            """);
        append.Parameters.AddWithValue(id);
        append.Parameters.AddWithValue(at);
        append.Parameters.AddWithValue(size);
        append.Parameters.AddWithValue(key);
        append.Parameters.AddWithValue(clock.GetUtcNow());
        if (await append.ExecuteNonQueryAsync(CancellationToken.None) == 1)
        {
            return true;
        }

        await blobs.RemoveAll(key, CancellationToken.None);
        return false;
    }

    public async Task<List<string>> Parts(Guid id)
    {
        await using var command = database.CreateCommand("select key from attachments.parts where file_id = $1 order by begins_at");
        command.Parameters.AddWithValue(id);
        await using var rows = await command.ExecuteReaderAsync();
        var keys = new List<string>();
        while (await rows.ReadAsync())
        {
            keys.Add(rows.GetString(0));
        }

        return keys;
    }

    public async Task Refuse(Guid id, ProblemCode why)
    {
        await using var refuse = database.CreateCommand(
            """
            with refused as (
                update attachments.files set state = 'Refused', refused_because = $2, changed_at = $3, sha256 = null
                where id = $1 and state = 'Uploading' returning id)
            delete from attachments.parts where file_id in (select id from refused)
            """);
        refuse.Parameters.AddWithValue(id);
        refuse.Parameters.AddWithValue(why.Code);
        refuse.Parameters.AddWithValue(clock.GetUtcNow());
        await refuse.ExecuteNonQueryAsync();
        await blobs.RemoveAll(PartsOf(id), CancellationToken.None);
    }

    /// <summary>Takes an upload back or cleans it up: the row forgets what it was, and its content goes when nobody else has it.</summary>
    public async Task<bool> Remove(Guid id, DateTimeOffset? ifUnchangedSince = null)
    {
        await using var remove = database.CreateCommand(
            """
            with removed as (
                update attachments.files
                set state = 'Removed', file_name = '', sha256 = null, taken_at = null, taken_longitude = null, taken_latitude = null, changed_at = $2
                where id = $1 and state in ('Uploading', 'Ready', 'Refused') and changed_at < coalesce($3, 'infinity'::timestamptz) returning id),
            parts as (delete from attachments.parts where file_id in (select id from removed))
            select count(*) from removed
            """);
        remove.Parameters.AddWithValue(id);
        remove.Parameters.AddWithValue(clock.GetUtcNow());
        remove.Parameters.Add(new NpgsqlParameter { Value = (object?)ifUnchangedSince ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        if (await remove.ExecuteScalarAsync() is not 1L)
        {
            return false;
        }

        await blobs.RemoveAll(PartsOf(id), CancellationToken.None);
        return true;
    }

    public static string PartsOf(Guid id) => $"parts/{id:n}/";

    // Counted without a lock: two uploads that begin in the same instant may both fit into the last room.
    private async Task<bool> HasRoom(long size, Uploader by, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select coalesce(sum(size), 0)::bigint from attachments.files
            where state in ('Uploading', 'Ready') and owner_id is not distinct from $1
            """);
        command.Parameters.AddWithValue((object?)by.AccountId ?? DBNull.Value);
        var used = (long)(await command.ExecuteScalarAsync(ct))!;
        var room = by.AccountId is null ? settings.AnonymousMegabytes : settings.AccountMegabytes;
        return used + size <= room * 1024L * 1024;
    }
}

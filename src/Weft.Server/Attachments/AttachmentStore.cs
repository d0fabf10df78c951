using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Attachments;
using Weft.Server.Database;

namespace Weft.Server.Attachments;

/// <summary>A file of a case, as other modules see it. The place and the time are what the camera wrote, not what anybody proved.</summary>
internal sealed record AttachedFile(
    Guid Id, string FileName, FileKind Kind, long Size, string Sha256,
    DateTimeOffset? TakenAt, double? TakenLongitude, double? TakenLatitude, DateTimeOffset AttachedAt);

/// <summary>What other modules may ask of attachments.</summary>
internal sealed class AttachmentStore(WeftDb db, TimeProvider clock)
{
    /// <summary>
    /// Attaches the files to the case inside the caller's transaction: all of them, or none and the first reason why not.
    /// The rows stay locked until the caller commits, so that no clean-up and no other case takes them meanwhile.
    /// </summary>
    public async Task<AttachmentRefusal?> Claim(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Guid> ids, Guid caseId, Uploader by, CancellationToken ct)
    {
        if (ids.Count > ClaimRules.AtMost)
        {
            return AttachmentRefusal.TooMany;
        }

        var files = await Lock(connection, transaction, ids, by, ct);
        foreach (var id in ids)
        {
            if (ClaimRules.Refuse(files.GetValueOrDefault(id), caseId) is { } no)
            {
                return no;
            }
        }

        await using var attach = new NpgsqlCommand(
            """
            update attachments.files set state = 'Attached', attached_to = $1, attached_at = $2, changed_at = $2
            where id = any($3) and state = 'Ready'
            """, connection, transaction);
        attach.Parameters.AddWithValue(caseId);
        attach.Parameters.AddWithValue(clock.GetUtcNow());
        attach.Parameters.AddWithValue(ids.ToArray());
        await attach.ExecuteNonQueryAsync(ct);
        return null;
    }

    /// <summary>The files of a case, in the order they were sent.</summary>
    public async Task<IReadOnlyList<AttachedFile>> OnCase(Guid caseId, CancellationToken ct)
    {
        var rows = await db.Set<FileRow>().AsNoTracking().Where(file => file.AttachedTo == caseId).OrderBy(file => file.Id).ToListAsync(ct);
        return [.. rows.Select(file => new AttachedFile(
            file.Id, file.FileName, file.Kind!.Value, file.Size, Convert.ToHexStringLower(file.Sha256!),
            file.TakenAt, file.TakenLongitude, file.TakenLatitude, file.AttachedAt!.Value))];
    }

    // In the order of their ids, whoever asks: two steps that bring the same files wait for each other and never deadlock.
    private static async Task<Dictionary<Guid, ClaimedFile>> Lock(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Guid> ids, Uploader by, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            "select id, state, attached_to, owner_id, token_hash from attachments.files where id = any($1) order by id for update",
            connection, transaction);
        command.Parameters.AddWithValue(ids.ToArray());

        var files = new Dictionary<Guid, ClaimedFile>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var attachedTo = rows.ValueOrNull<Guid>(2);
            var owner = rows.ValueOrNull<Guid>(3);
            var token = rows.IsDBNull(4) ? null : rows.GetFieldValue<byte[]>(4);
            files[rows.GetGuid(0)] = new ClaimedFile(Enum.Parse<AttachmentState>(rows.GetString(1)), attachedTo, by.Owns(owner, token));
        }

        return files;
    }
}

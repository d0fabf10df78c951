using Npgsql;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Server.Attachments;

namespace Weft.Server.Cases;

/// <summary>Who sees a case sees its files. Everybody sees the photos that somebody looked through and published, while the case is on the public map.</summary>
internal sealed class CaseAttachments(CaseStore store, NpgsqlDataSource source) : IMayReadAttachment
{
    public async Task<bool> MayRead(Actor actor, Guid attachmentId, Guid attachedTo, CancellationToken ct) =>
        await store.Find(attachedTo, ct) is { } record && CaseScope.Of(actor).Sees(record.File);

    public async Task<bool> IsPublic(Guid attachmentId, Guid attachedTo, CancellationToken ct)
    {
        await using var command = source.CreateCommand("select exists (select from cases.public_photos where attachment_id = $1 and case_id = $2)");
        command.Parameters.AddWithValue(attachmentId);
        command.Parameters.AddWithValue(attachedTo);
        return (bool)(await command.ExecuteScalarAsync(ct))!
            && await store.Find(attachedTo, ct) is { } record && PublicCases.IsShown(record.File, store.Now);
    }
}

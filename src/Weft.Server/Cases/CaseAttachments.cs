using Weft.Core.Access;
using Weft.Server.Attachments;

namespace Weft.Server.Cases;

/// <summary>Who sees a case sees its files. Photos become public with the public map, not before.</summary>
internal sealed class CaseAttachments(CaseStore store) : IMayReadAttachment
{
    public async Task<bool> MayRead(Actor actor, Guid attachmentId, Guid attachedTo, CancellationToken ct) =>
        await store.Find(attachedTo, ct) is { } record && CaseScope.Of(actor).Sees(record.File);

    public Task<bool> IsPublic(Guid attachmentId, Guid attachedTo, CancellationToken ct) => Task.FromResult(false);
}

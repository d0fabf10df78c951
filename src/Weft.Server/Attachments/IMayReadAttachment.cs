using Weft.Core.Access;

namespace Weft.Server.Attachments;

/// <summary>
/// The say of a module over the files attached to what it keeps. Register one for each such module; the owner of a file may
/// always read it, everybody else only when one of them says yes. With none registered nobody else reads anything.
/// </summary>
internal interface IMayReadAttachment
{
    /// <summary>Whether the actor sees <paramref name="attachedTo"/> and with it this file in full: original, place and time.</summary>
    Task<bool> MayRead(Actor actor, Guid attachmentId, Guid attachedTo, CancellationToken ct);

    /// <summary>Whether everybody may see the copy of this photo that tells neither place nor time.</summary>
    Task<bool> IsPublic(Guid attachmentId, Guid attachedTo, CancellationToken ct);
}

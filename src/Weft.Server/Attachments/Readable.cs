using Microsoft.AspNetCore.Http;
using Weft.Core.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>Decides who may read a file: its sender always, others when the module it is attached to says so. Else it is as good as not there.</summary>
internal sealed class Readable(Uploads uploads, IEnumerable<IMayReadAttachment> sayers)
{
    public async Task<FileRow?> Find(Guid id, HttpContext http, CancellationToken ct)
    {
        if (await uploads.Find(id, ct) is not { } file)
        {
            return null;
        }

        if (Uploader.Of(http).Owns(file.OwnerId, file.TokenHash))
        {
            return file;
        }

        if (file.AttachedTo is { } attachedTo && http.Features.Get<SignedIn>() is { } by)
        {
            foreach (var sayer in sayers)
            {
                if (await sayer.MayRead(by.Actor, id, attachedTo, ct))
                {
                    return file;
                }
            }
        }

        return null;
    }

    public async Task<FileRow?> FindPublic(Guid id, CancellationToken ct)
    {
        if (await uploads.Find(id, ct) is { AttachedTo: { } attachedTo } file)
        {
            foreach (var sayer in sayers)
            {
                if (await sayer.IsPublic(id, attachedTo, ct))
                {
                    return file;
                }
            }
        }

        return null;
    }

    /// <summary>Why a file that may be read cannot be: its bytes are not there.</summary>
    public static ProblemCode? NoBytes(FileRow file) => file.State switch
    {
        AttachmentState.Uploading => AttachmentProblems.NotFinished,
        AttachmentState.Refused => AttachmentProblems.WasRefused,
        AttachmentState.Removed => AttachmentProblems.WasRemoved,
        AttachmentState.Ready or AttachmentState.Attached => null,
    };
}

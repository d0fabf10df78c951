using Weft.Core.Attachments;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>Every "no" about files, on one page.</summary>
internal static class AttachmentProblems
{
    public static readonly ProblemCode Unknown = new(422, "attachment.unknown",
        "引用的附件不存在，请重新上传。", "A file named here does not exist: upload it again.");

    public static readonly ProblemCode NotYours = new(403, "attachment.not-yours",
        "附件由他人上传，不能由您附到事项中。", "The file was sent by somebody else; only they can attach it.");

    public static readonly ProblemCode NotFinished = new(409, "attachment.not-finished",
        "附件尚未上传完成，请先续传完再提交。", "The upload is not finished: resume it, then try again.");

    public static readonly ProblemCode WasRefused = new(422, "attachment.was-refused",
        "附件未通过检查，不能使用，请换一个文件。", "The file was refused by the checks: send another one.");

    public static readonly ProblemCode WasRemoved = new(410, "attachment.was-removed",
        "附件长时间未使用已被清除，请重新上传。", "The file was not used in time and is removed: upload it again.");

    public static readonly ProblemCode OnAnotherCase = new(409, "attachment.on-another-case",
        "附件已附在另一事项上，请重新上传一份。", "The file is attached to another case: upload it once more for this one.");

    public static readonly ProblemCode TooMany = new(422, "attachment.too-many",
        "一次最多附 50 个文件。", "At most 50 files can be attached at once.");

    public static ProblemCode For(AttachmentRefusal refusal) => refusal switch
    {
        AttachmentRefusal.Unknown => Unknown,
        AttachmentRefusal.NotYours => NotYours,
        AttachmentRefusal.NotFinished => NotFinished,
        AttachmentRefusal.WasRefused => WasRefused,
        AttachmentRefusal.WasRemoved => WasRemoved,
        AttachmentRefusal.OnAnotherCase => OnAnotherCase,
        AttachmentRefusal.TooMany => TooMany,
    };
}

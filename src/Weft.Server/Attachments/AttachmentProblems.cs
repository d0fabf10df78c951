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

    public static readonly ProblemCode KindNotTaken = new(415, "attachment.kind-not-taken",
        "不支持这种文件。可上传：JPEG、PNG、WebP、HEIC 照片，PDF、docx、xlsx 文档（不含宏），mp4、mov 视频，m4a、amr 录音。",
        "This kind of file is not taken. Taken are photos (JPEG, PNG, WebP, HEIC), documents (PDF, docx, xlsx without macros), video (mp4, mov) and voice (m4a, amr).");

    public static readonly ProblemCode TooLarge = new(413, "attachment.too-large",
        "文件超过这类文件的大小上限，请压缩后重试。", "The file is larger than its kind may be: make it smaller and try again.");

    public static readonly ProblemCode TooManyPixels = new(422, "attachment.too-many-pixels",
        "图片像素过多，请降低分辨率后重试。", "The picture has too many pixels: take it at a lower resolution.");

    public static readonly ProblemCode Damaged = new(422, "attachment.damaged",
        "文件已损坏或不完整，无法打开，请重新拍摄或导出后上传。", "The file is damaged or cut short and cannot be opened: take or export it again.");

    public static readonly ProblemCode Empty = new(422, "attachment.empty",
        "文件是空的，请重新选择。", "The file is empty: choose another one.");

    public static readonly ProblemCode NotAsPromised = new(422, "attachment.not-as-promised",
        "收到的内容与所报的 sha256 不一致，请重新上传。", "What arrived does not have the sha256 that was announced: upload it again.");

    public static readonly ProblemCode WrongOffset = new(409, "attachment.wrong-offset",
        "续传位置不对，请用 HEAD 查询当前位置后再传。", "The upload does not continue there: ask for the offset by HEAD and go on from it.");

    public static readonly ProblemCode MoreThanAnnounced = new(413, "attachment.more-than-announced",
        "发送的内容超出了创建时声明的长度。", "More bytes were sent than the upload announced.");

    public static readonly ProblemCode PiecesTooSmall = new(422, "attachment.pieces-too-small",
        "分片过多过小，请放弃此次上传，用更大的分片重新开始。", "The upload came in too many small pieces: give it up and begin again with larger ones.");

    public static readonly ProblemCode TusVersion = new(412, "attachment.tus-version",
        "续传协议版本不支持，请使用 tus 1.0.0（请求头 Tus-Resumable）。", "Only tus 1.0.0 is spoken here: send the header Tus-Resumable: 1.0.0.");

    public static readonly ProblemCode UploadHeader = new(400, "attachment.upload-header",
        "上传请求头缺失或有误，详见 header。", "A header of the upload is missing or not valid; header says which.");

    public static readonly ProblemCode NoRoom = new(507, "attachment.no-room",
        "未使用的上传占满了空间：请先提交或删除已上传的文件，或稍后再试。",
        "There is no room for more unused uploads: submit or delete what you sent, or try again later.");

    public static readonly ProblemCode AlreadyAttached = new(409, "attachment.already-attached",
        "附件已附在事项上，作为办理记录保存，不能删除。", "The file is attached to a case and kept as its record: it cannot be deleted.");

    public static readonly ProblemCode NoCopy = new(404, "attachment.no-copy",
        "此类文件没有缩略图和公开副本，只有照片有。", "There is no thumbnail and no public copy of this kind of file; only photos have them.");

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

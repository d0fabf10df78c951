namespace Weft.Core.Attachments;

/// <summary>Where a file that somebody sent stands.</summary>
public enum AttachmentState
{
    /// <summary>上传中: not all bytes are there, or they are not checked yet.</summary>
    Uploading,
    /// <summary>待使用: whole, checked and stored; nothing refers to it yet.</summary>
    Ready,
    /// <summary>不接受: the content is not acceptable; its bytes are not kept.</summary>
    Refused,
    /// <summary>已附: belongs to a case, and is never removed by the clean-up.</summary>
    Attached,
    /// <summary>已清除: never used and cleaned up, or taken back by its owner; only the row is left.</summary>
    Removed,
}

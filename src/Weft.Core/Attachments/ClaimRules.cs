namespace Weft.Core.Attachments;

/// <summary>Why a file cannot be attached to a case. Each value is one stable problem code of the API.</summary>
public enum AttachmentRefusal
{
    Unknown,
    NotYours,
    NotFinished,
    WasRefused,
    WasRemoved,
    OnAnotherCase,
    TooMany,
}

/// <summary>A file as the rule sees it; <paramref name="IsTheirs"/> when the account owns it or the upload token fits.</summary>
public sealed record ClaimedFile(AttachmentState State, Guid? AttachedTo, bool IsTheirs);

/// <summary>Who may attach which file to a case.</summary>
public static class ClaimRules
{
    /// <summary>How many files one report or step may bring.</summary>
    public const int AtMost = 50;

    /// <summary>Null when the file may be attached to the case, or is attached to it already: a repeated step changes nothing.</summary>
    public static AttachmentRefusal? Refuse(ClaimedFile? file, Guid caseId) => file switch
    {
        null => AttachmentRefusal.Unknown,
        { IsTheirs: false } => AttachmentRefusal.NotYours,
        { State: AttachmentState.Attached } => file.AttachedTo == caseId ? null : AttachmentRefusal.OnAnotherCase,
        { State: AttachmentState.Uploading } => AttachmentRefusal.NotFinished,
        { State: AttachmentState.Refused } => AttachmentRefusal.WasRefused,
        { State: AttachmentState.Removed } => AttachmentRefusal.WasRemoved,
        _ => null,
    };
}

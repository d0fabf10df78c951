namespace Weft.Core.Cases;

/// <summary>What everybody may know (domain rules, sections 7 and 8): what is wrong with a place, never the matter of a person.</summary>
public static class PublicCases
{
    /// <summary>How long a closed case stays on the public map.</summary>
    public static readonly TimeSpan ShownAfterClosing = TimeSpan.FromDays(30);

    /// <summary>Events and hazards with an item, that nobody rejected, withdrew or merged, while open and for a time after closing.</summary>
    public static bool IsShown(CaseFile file, DateTimeOffset now) =>
        file is { Kind: CaseKind.Event or CaseKind.Hazard, Terms: not null }
        && !(file.Stage is CaseStage.Rejected or CaseStage.Withdrawn or CaseStage.Merged)
        && (file.Stage.IsOpen() || file.ClosedAt >= now - ShownAfterClosing);
}

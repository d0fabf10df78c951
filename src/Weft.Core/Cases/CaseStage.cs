namespace Weft.Core.Cases;

/// <summary>Where a case stands (domain rules, section 3).</summary>
public enum CaseStage
{
    /// <summary>已上报</summary>
    Reported,
    /// <summary>已受理/立案</summary>
    Accepted,
    /// <summary>已派遣: a unit was named and has not yet reported in.</summary>
    Dispatched,
    /// <summary>已报到</summary>
    Responded,
    /// <summary>已处置: done, as the handling unit says; not yet closed.</summary>
    Handled,
    /// <summary>已结案</summary>
    Closed,
    /// <summary>已评价</summary>
    Rated,
    /// <summary>不予受理</summary>
    Rejected,
    /// <summary>撤回</summary>
    Withdrawn,
    /// <summary>并案: its reporters follow another case.</summary>
    Merged,
    /// <summary>挂账: set aside for a time, wakes by itself.</summary>
    Suspended,
}

public static class CaseStages
{
    /// <summary>Rejected, withdrawn and merged cases have no further steps.</summary>
    public static bool IsEnd(this CaseStage stage) => stage is CaseStage.Rejected or CaseStage.Withdrawn or CaseStage.Merged;

    /// <summary>Somebody still owes work on it: before closing, and not ended. A suspended case is open.</summary>
    public static bool IsOpen(this CaseStage stage) => !stage.IsEnd() && stage is not (CaseStage.Closed or CaseStage.Rated);
}

using static Weft.Core.Cases.CaseStage;
using static Weft.Core.Cases.Standing;

namespace Weft.Core.Cases;

/// <summary>
/// The closed loop on one page: from which stages a step may be taken, and by whom. A procedure can narrow this table, never widen it.
/// No switch here has a default arm, on purpose: a step added without its rows does not compile.
/// </summary>
public static class ClosedLoop
{
    private static readonly CaseStage[] AtWork = [Accepted, Dispatched, Responded];
    private static readonly CaseStage[] BeforeClosing = [Reported, Accepted, Dispatched, Responded, Handled];
    private static readonly CaseStage[] AfterClosing = [Closed, Rated];
    private static readonly CaseStage[] Live = [.. BeforeClosing, Suspended, .. AfterClosing];

    public static bool Allows(CaseStage stage, CaseStep step) => StagesBefore(step).Contains(stage);

    public static IReadOnlyList<CaseStage> StagesBefore(CaseStep step) => step switch
    {
        CaseStep.Report => [],
        CaseStep.AskToVerify => [Reported],
        CaseStep.Verify => [Reported],
        CaseStep.Classify => [Reported, Accepted],
        CaseStep.Accept => [Reported],
        CaseStep.Reject => [Reported],
        CaseStep.HandleOnSpot => [Reported, Accepted],
        CaseStep.PassUp => [Reported, Accepted],
        CaseStep.PassDown => [Reported, Accepted],
        CaseStep.Assign => [Reported, .. AtWork],
        CaseStep.Dispatch => [Accepted, Dispatched],
        CaseStep.Whistle => [Reported, Accepted],
        CaseStep.ReportIn => [Accepted, Dispatched, Responded, Handled],
        CaseStep.Return => [Dispatched, Responded],
        CaseStep.Confer => AtWork,
        CaseStep.OpenMeeting => AtWork,
        CaseStep.Resolve => [Accepted],
        CaseStep.AskExtension => [Accepted, Responded],
        CaseStep.ApproveExtension => [Accepted, Responded],
        CaseStep.RefuseExtension => [Accepted, Responded],
        CaseStep.Suspend => AtWork,
        CaseStep.Wake => [Suspended],
        CaseStep.Urge => BeforeClosing,
        CaseStep.Supervise => BeforeClosing,
        CaseStep.AnswerOrder => Live,
        CaseStep.Assist => [Dispatched, Responded, Handled],
        CaseStep.Handle => [Accepted, Responded],
        CaseStep.Inspect => [Handled],
        CaseStep.Close => [Handled],
        CaseStep.CallBack => AfterClosing,
        CaseStep.Rate => AfterClosing,
        CaseStep.Reopen => AfterClosing,
        CaseStep.Appeal => AfterClosing,
        CaseStep.DecideAppeal => AfterClosing,
        CaseStep.Merge => [Reported, .. AtWork],
        CaseStep.MeToo => [.. BeforeClosing, Suspended],
        CaseStep.Withdraw => [Reported, Accepted],
        CaseStep.Remark => Live,
        CaseStep.Escalate => [Reported, Accepted, Dispatched],
    };

    public static IReadOnlyList<Standing> TakenBy(CaseStep step) => step switch
    {
        CaseStep.Report => [Anyone],
        CaseStep.AskToVerify => [Holder, Dispatcher, Hotline],
        CaseStep.Verify => [Worker],
        CaseStep.Classify => [Holder, Dispatcher],
        CaseStep.Accept => [Holder, Dispatcher],
        CaseStep.Reject => [Holder, Dispatcher],
        CaseStep.HandleOnSpot => [Holder, Worker, Hotline],
        CaseStep.PassUp => [Holder],
        CaseStep.PassDown => [Holder, Above],
        CaseStep.Assign => [Holder],
        CaseStep.Dispatch => [Holder, Dispatcher, Sender],
        CaseStep.Whistle => [Holder],
        CaseStep.ReportIn => [Holder, Assisting],
        CaseStep.Return => [Holder],
        CaseStep.Confer => [Holder, Assisting, Sender],
        CaseStep.OpenMeeting => [Supervisor, Above],
        CaseStep.Resolve => [Holder, Supervisor, Above],
        CaseStep.AskExtension => [Holder],
        CaseStep.ApproveExtension => [Sender, Dispatcher, Above, Supervisor],
        CaseStep.RefuseExtension => [Sender, Dispatcher, Above, Supervisor],
        CaseStep.Suspend => [Sender, Dispatcher, Supervisor, Holder],
        CaseStep.Wake => [Machine, Sender, Dispatcher, Supervisor, Holder],
        CaseStep.Urge => [Supervisor, Above, Sender, Dispatcher, Hotline],
        CaseStep.Supervise => [Supervisor, Above],
        CaseStep.AnswerOrder => [Holder, Assisting, Ordered],
        CaseStep.Assist => [Assisting],
        CaseStep.Handle => [Holder],
        CaseStep.Inspect => [Sender, Home, Dispatcher, Supervisor],
        CaseStep.Close => [Sender, Home, Dispatcher, Hotline],
        CaseStep.CallBack => [Hotline, Home, Sender, Supervisor],
        CaseStep.Rate => [Reporter, Home, Sender, Above],
        CaseStep.Reopen => [Reporter, Supervisor],
        CaseStep.Appeal => [Holder],
        CaseStep.DecideAppeal => [Supervisor, Above],
        CaseStep.Merge => [Holder, Dispatcher],
        CaseStep.MeToo => [Anyone],
        CaseStep.Withdraw => [Reporter],
        CaseStep.Remark => [Holder, Assisting, Sender, Home, Dispatcher, Supervisor, Above, Worker, Hotline],
        CaseStep.Escalate => [Machine],
    };

    /// <summary>Whether a procedure has a say in the step. The others belong to every case: oversight, the reporter's rights, what the clock does.</summary>
    public static bool IsForProcedures(CaseStep step) => step switch
    {
        CaseStep.Report or CaseStep.Assign or CaseStep.Classify or CaseStep.OpenMeeting or CaseStep.Resolve or CaseStep.Wake
            or CaseStep.Urge or CaseStep.Supervise or CaseStep.AnswerOrder or CaseStep.Appeal or CaseStep.DecideAppeal
            or CaseStep.ApproveExtension or CaseStep.RefuseExtension or CaseStep.Assist or CaseStep.Reopen
            or CaseStep.Merge or CaseStep.MeToo or CaseStep.Withdraw or CaseStep.Remark or CaseStep.Escalate => false,
        CaseStep.AskToVerify or CaseStep.Verify or CaseStep.Accept or CaseStep.Reject or CaseStep.HandleOnSpot
            or CaseStep.PassUp or CaseStep.PassDown or CaseStep.Dispatch or CaseStep.Whistle or CaseStep.ReportIn
            or CaseStep.Return or CaseStep.Confer or CaseStep.AskExtension or CaseStep.Suspend or CaseStep.Handle
            or CaseStep.Inspect or CaseStep.Close or CaseStep.CallBack or CaseStep.Rate => true,
    };
}

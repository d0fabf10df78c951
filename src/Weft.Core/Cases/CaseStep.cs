namespace Weft.Core.Cases;

/// <summary>What somebody can do to a case (domain rules, section 3). <see cref="ClosedLoop"/> says when and who.</summary>
public enum CaseStep
{
    /// <summary>上报</summary>
    Report,
    /// <summary>请求核实: a worker near is asked whether the report is true.</summary>
    AskToVerify,
    /// <summary>核实: true or not, with a photo.</summary>
    Verify,
    /// <summary>归类: the item of the catalogue is chosen or corrected.</summary>
    Classify,
    /// <summary>受理</summary>
    Accept,
    /// <summary>不予受理</summary>
    Reject,
    /// <summary>自办: solved by the worker on the spot.</summary>
    HandleOnSpot,
    /// <summary>上报上级</summary>
    PassUp,
    /// <summary>交办</summary>
    PassDown,
    /// <summary>指派: a person within the holding unit.</summary>
    Assign,
    /// <summary>派遣: to one lead unit (主办) and any number of assisting units (协办).</summary>
    Dispatch,
    /// <summary>吹哨: a lower level calls units to a place.</summary>
    Whistle,
    /// <summary>报到/签收</summary>
    ReportIn,
    /// <summary>退回, with a reason and a proposal.</summary>
    Return,
    /// <summary>会商</summary>
    Confer,
    /// <summary>召开联席会议</summary>
    OpenMeeting,
    /// <summary>联席会议决议: names the responsible unit and binds.</summary>
    Resolve,
    /// <summary>申请延期</summary>
    AskExtension,
    /// <summary>同意延期; twice, by two levels.</summary>
    ApproveExtension,
    /// <summary>不同意延期</summary>
    RefuseExtension,
    /// <summary>挂账</summary>
    Suspend,
    /// <summary>恢复: by itself on the day, or earlier by a person.</summary>
    Wake,
    /// <summary>催办</summary>
    Urge,
    /// <summary>督办: a formal order with its own limit.</summary>
    Supervise,
    /// <summary>督办回复</summary>
    AnswerOrder,
    /// <summary>协办完成: an assisting unit has done its part.</summary>
    Assist,
    /// <summary>处置</summary>
    Handle,
    /// <summary>核查: pass, or rework (返工).</summary>
    Inspect,
    /// <summary>结案</summary>
    Close,
    /// <summary>回访</summary>
    CallBack,
    /// <summary>评价</summary>
    Rate,
    /// <summary>重办</summary>
    Reopen,
    /// <summary>申诉, by a unit, once.</summary>
    Appeal,
    /// <summary>申诉裁定</summary>
    DecideAppeal,
    /// <summary>并案</summary>
    Merge,
    /// <summary>我也遇到: another reporter joins.</summary>
    MeToo,
    /// <summary>撤回</summary>
    Withdraw,
    /// <summary>备注</summary>
    Remark,
    /// <summary>升级: a level let its sign-for limit pass, the level above is told.</summary>
    Escalate,
}

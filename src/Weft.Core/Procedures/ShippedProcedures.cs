using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using static Weft.Core.Cases.CaseStep;

namespace Weft.Core.Procedures;

/// <summary>The four procedures every city begins with, each as it runs in a real place. A city copies and changes them as data.</summary>
public static class ShippedProcedures
{
    private static readonly Limit Minutes15 = new(15, LimitUnit.WorkingMinute);
    private static readonly Limit WorkingHours4 = new(4, LimitUnit.WorkingHour);
    private static readonly Limit WorkingDay = new(1, LimitUnit.WorkingDay);
    private static readonly Limit WorkingDays3 = new(3, LimitUnit.WorkingDay);

    private static readonly Role[] Stations = [Role.StationOperator, Role.Dispatcher, Role.GridLeader];
    private static readonly Role[] Grid = [Role.GridWorker, Role.Assistant, Role.GridLeader];
    private static readonly Role[] Handlers = [Role.DepartmentHandler, Role.StationOperator];
    private static readonly Role[] AfterCare = [Role.HotlineOperator, Role.StationOperator, Role.Supervisor, Role.Resident, Role.GridLeader];

    private static readonly CaseStep[] Intake = [AskToVerify, Verify, Accept, Reject, HandleOnSpot, PassUp, PassDown];
    private static readonly CaseStep[] Sorting = [ReportIn, Dispatch, Handle, HandleOnSpot, PassUp, PassDown, Whistle, AskExtension, Suspend, Confer];
    private static readonly CaseStep[] Answering = [ReportIn, Return, Dispatch, Confer, Suspend];
    private static readonly CaseStep[] Working = [Handle, Return, ReportIn, AskExtension, Confer, Suspend];
    private static readonly CaseStep[] Checking = [Inspect, Close, ReportIn];
    private static readonly CaseStep[] Closing = [CallBack, Rate];

    /// <summary>五步闭环: found and reported, sorted and sent by level, handled, followed and checked, called back and rated (Dongying).</summary>
    public static Procedure FiveSteps { get; } = new(
        "five-steps", "五步闭环", "Five steps", RegionLevel.Community, RegionLevel.Street,
        InspectsBeforeClosing: true, OnSpotCloses: true, [Rater.Resident], ReopenWithinDays: 30,
        [
            new(CaseStage.Reported, "发现上报", "Found and reported", Intake, [.. Grid, .. Stations], Minutes15),
            new(CaseStage.Accepted, "分级流转", "Sorted and sent by level", Sorting, [.. Grid, .. Stations], Minutes15),
            new(CaseStage.Dispatched, "部门签收", "Signed for by the department", Answering, [.. Handlers, Role.Dispatcher], WorkingHours4),
            new(CaseStage.Responded, "限时处置", "Handled within the limit", Working, [.. Handlers, Role.Dispatcher], null),
            new(CaseStage.Handled, "跟踪核查", "Followed and checked", Checking, [.. Stations, Role.Supervisor, .. Handlers], WorkingDay),
            new(CaseStage.Closed, "回访评价", "Called back and rated", Closing, AfterCare, WorkingDays3),
            new(CaseStage.Rated, "回访评价", "Called back and rated", Closing, AfterCare, null),
        ]);

    /// <summary>六步工作法: whistle, report in, confer, carry out, give feedback, rate; rated by street, community and resident (Gucheng).</summary>
    public static Procedure SixSteps { get; } = new(
        "six-steps", "六步工作法", "Six steps", RegionLevel.Community, RegionLevel.Street,
        InspectsBeforeClosing: false, OnSpotCloses: true, [Rater.Resident, Rater.Community, Rater.Street], ReopenWithinDays: 30,
        [
            new(CaseStage.Reported, "吹哨", "Whistle", [.. Intake, Whistle], [.. Grid, .. Stations], Minutes15),
            new(CaseStage.Accepted, "吹哨", "Whistle", Sorting, [.. Grid, .. Stations], Minutes15),
            new(CaseStage.Dispatched, "报到", "Report in", Answering, [.. Handlers, Role.Dispatcher], new Limit(2, LimitUnit.WorkingHour)),
            new(CaseStage.Responded, "会商落实", "Confer and carry out", Working, [.. Handlers, Role.Dispatcher], null),
            new(CaseStage.Handled, "反馈", "Give feedback", Checking, [.. Stations, Role.Supervisor, .. Handlers], WorkingDay),
            new(CaseStage.Closed, "评价", "Rate", Closing, AfterCare, WorkingDays3),
            new(CaseStage.Rated, "评价", "Rate", Closing, AfterCare, null),
        ]);

    /// <summary>四级办理: the grid solves it or passes it up, community, street and county in turn; only the county sends it to departments (Shawan).</summary>
    public static Procedure FourLevels { get; } = new(
        "four-levels", "四级办理", "Four levels", RegionLevel.Grid, RegionLevel.County,
        InspectsBeforeClosing: false, OnSpotCloses: true, [Rater.Resident], ReopenWithinDays: 15,
        [
            new(CaseStage.Reported, "网格受理", "Taken up by the grid", Intake, [.. Grid, .. Stations], WorkingHours4),
            new(CaseStage.Accepted, "逐级办理", "Handled level by level", Sorting, [.. Grid, .. Stations], null),
            new(CaseStage.Dispatched, "部门签收", "Signed for by the department", Answering, [.. Handlers, Role.Dispatcher], WorkingHours4),
            new(CaseStage.Responded, "部门办理", "Handled by the department", Working, [.. Handlers, Role.Dispatcher], null),
            new(CaseStage.Handled, "审核办结", "Checked and closed", Checking, [.. Stations, Role.Supervisor, .. Handlers], WorkingDay),
            new(CaseStage.Closed, "群众评价", "Rated by the resident", Closing, AfterCare, null),
            new(CaseStage.Rated, "群众评价", "Rated by the resident", Closing, AfterCare, null),
        ]);

    /// <summary>热线工单: accept, send, handle, answer, supervise, close, call back, rate (the 12345 hotline).</summary>
    public static Procedure Hotline { get; } = new(
        "hotline", "热线工单", "Hotline", RegionLevel.City, RegionLevel.Community,
        InspectsBeforeClosing: false, OnSpotCloses: true, [Rater.Resident], ReopenWithinDays: 30,
        [
            new(CaseStage.Reported, "受理", "Accept", [.. Intake], [Role.HotlineOperator, .. Grid, .. Stations], Minutes15),
            new(CaseStage.Accepted, "派单", "Send", Sorting, [Role.HotlineOperator, .. Grid, .. Stations], Minutes15),
            new(CaseStage.Dispatched, "签收", "Sign for", Answering, [.. Handlers, Role.Dispatcher, Role.HotlineOperator], WorkingHours4),
            new(CaseStage.Responded, "办理", "Handle", Working, [.. Handlers, Role.Dispatcher, Role.HotlineOperator], null),
            new(CaseStage.Handled, "答复办结", "Answer and close", Checking, [Role.HotlineOperator, .. Stations, Role.Supervisor, .. Handlers], WorkingDay),
            new(CaseStage.Closed, "回访评价", "Call back and rate", Closing, AfterCare, WorkingDays3),
            new(CaseStage.Rated, "回访评价", "Call back and rate", Closing, AfterCare, null),
        ]);

    public static IReadOnlyList<Procedure> All { get; } = [FiveSteps, SixSteps, FourLevels, Hotline];
}

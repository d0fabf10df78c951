using static Weft.Core.Access.Role;
using Role = Weft.Core.Access.Role;

namespace Weft.Server.Notices;

/// <summary>The words of one kind of happening, and which people of a named unit it concerns.</summary>
internal sealed record NoticeWords(string ChineseTitle, string Chinese, string EnglishTitle, string English, Role[] Told)
{
    private const string CaseZh = "案件[{number}][《{title}》]", CaseEn = "Case[ {number}][ \"{title}\"]";

    // Those in a unit who take work in hand. Analysts, auditors and administrators are not called for each case.
    private static readonly Role[] Doers =
        [StationOperator, Dispatcher, HotlineOperator, DepartmentHandler, GridLeader, GridWorker, Mediator];

    private static readonly Role[] Desk = [StationOperator, Dispatcher, HotlineOperator, DepartmentHandler];
    private static readonly Role[] DeskAndSupervisor = [.. Desk, Supervisor];

    private static readonly NoticeWords Other = Case("有新进展", "有新进展[：{reason}]。", "has news", "has news[: {reason}].", Desk);

    private static readonly Dictionary<string, NoticeWords> ByKind = new()
    {
        ["case.reported"] = Case("新上报", "已上报，待受理。", "reported", "was reported and waits to be accepted.", Desk),
        ["case.verification-asked"] = Case("请核实", "请到现场核实[，时限 {dueAt}]。", "to verify", "is to be verified on the spot[ by {dueAt}].", Doers),
        ["case.verified"] = Case("已核实", "已核实[：{reason}]。", "verified", "was verified[: {reason}].", Desk),
        ["case.accepted"] = Case("已受理", "已受理。", "accepted", "was accepted.", Desk),
        ["case.rejected"] = Case("不予受理", "不予受理[，理由：{reason}]。", "not accepted", "was not accepted[: {reason}].", Desk),
        ["case.passed-up"] = Case("上报上级", "已上报本级[，说明：{reason}]。", "passed up", "was passed up to you[: {reason}].", Desk),
        ["case.passed-down"] = Case("交办", "已交办[，说明：{reason}]。", "passed down", "was passed down to you[: {reason}].", Desk),
        ["case.assigned"] = Case("指派给您", "已指派给您[，时限 {dueAt}]。", "assigned to you", "was assigned to you[, due {dueAt}].", Doers),
        ["case.dispatched"] = Case("新派遣", "已派遣[至{unit}][，办理时限 {dueAt}]，请及时签收。", "dispatched", "was dispatched[ to {unit}][, due {dueAt}]: please report in.", Desk),
        ["case.whistled"] = Case("吹哨", "吹哨，请按时报到[，时限 {dueAt}]。", "whistle", "calls you: report in[ by {dueAt}].", DeskAndSupervisor),
        ["case.reported-in"] = Case("已报到", "[{unit}]已报到。", "reported in", "was taken in hand[ by {unit}].", Desk),
        ["case.returned"] = Case("被退回", "被退回[，理由：{reason}]。", "returned", "was returned[: {reason}].", Desk),
        ["case.meeting-opened"] = Case("联席会议", "已提交联席会议。", "joint meeting", "goes to a joint meeting.", DeskAndSupervisor),
        ["case.resolved"] = Case("联席会议决议", "联席会议已决议[：{reason}]。", "resolved", "was resolved by the joint meeting[: {reason}].", DeskAndSupervisor),
        ["case.extension-asked"] = Case("申请延期", "申请延期[至 {dueAt}][，理由：{reason}]。", "extension asked", "asks for more time[ until {dueAt}][: {reason}].", DeskAndSupervisor),
        ["case.extension-approved"] = Case("延期获批", "延期已获批准[，新时限 {dueAt}]。", "extension granted", "has more time[, due {dueAt}].", Desk),
        ["case.extension-refused"] = Case("延期未批", "延期未获批准[：{reason}]。", "extension refused", "gets no more time[: {reason}].", Desk),
        ["case.suspended"] = Case("已挂账", "已挂账[至 {dueAt}]。", "suspended", "was set aside[ until {dueAt}].", Desk),
        ["case.woken"] = Case("恢复办理", "已恢复办理[，时限 {dueAt}]。", "resumed", "was taken up again[, due {dueAt}].", Desk),
        ["case.urged"] = Case("催办", "被催办[：{reason}]，请尽快办理。", "urged", "is urged[: {reason}].", Desk),
        ["case.supervised"] = Case("督办", "已督办[，须于 {dueAt} 前回复][：{reason}]。", "supervision order", "is under a supervision order[, answer by {dueAt}][: {reason}].", DeskAndSupervisor),
        ["case.order-answered"] = Case("督办已回复", "督办已回复[：{reason}]。", "order answered", "has an answer to its supervision order[: {reason}].", DeskAndSupervisor),
        ["case.handled"] = Case("已处置", "已处置，待核查。", "handled", "was handled and waits for inspection.", Desk),
        ["case.rework"] = Case("返工", "核查未通过，请返工[：{reason}]。", "rework", "did not pass inspection: rework[: {reason}].", Desk),
        ["case.closed"] = Case("已结案", "已结案[：{reason}]。", "closed", "was closed[: {reason}].", Desk),
        ["case.rated"] = Case("已评价", "已评价[：{stars} 星]。", "rated", "was rated[: {stars} stars].", Desk),
        ["case.reopened"] = Case("重办", "重新办理[：{reason}]。", "reopened", "was reopened[: {reason}].", DeskAndSupervisor),
        ["case.appealed"] = Case("申诉", "承办单位提出申诉[：{reason}]。", "appeal", "has an appeal of its unit[: {reason}].", DeskAndSupervisor),
        ["case.appeal-decided"] = Case("申诉裁定", "申诉已裁定[：{reason}]。", "appeal decided", "has a decision on its appeal[: {reason}].", DeskAndSupervisor),
        ["case.merged"] = Case("已并案", "已并入案件[ {into}]。", "merged", "was merged[ into {into}].", Desk),
        ["case.withdrawn"] = Case("已撤回", "已由上报人撤回。", "withdrawn", "was withdrawn by its reporter.", Desk),
        ["case.turned-yellow"] = Case("黄灯", "即将到期[，时限 {dueAt}]。", "yellow", "is nearly due[: {dueAt}].", Doers),
        ["case.turned-red"] = Case("红灯", "已超时[，时限 {dueAt}]。", "red", "is overdue[ since {dueAt}].", [.. Doers, Supervisor]),
        ["case.escalated"] = Case("升级", "签收超时，已升级至上级。", "escalated", "was not signed for in time and went one level up.", DeskAndSupervisor),
        ["case.reminded"] = Case("再次提醒", "仍未办理，再次提醒[，时限 {dueAt}]。", "second reminder", "still waits[, due {dueAt}].", Doers),
    };

    public static NoticeWords For(string kind) => ByKind.GetValueOrDefault(kind, Other);

    public static IEnumerable<string> Kinds => ByKind.Keys;

    private static NoticeWords Case(string chineseTitle, string chinese, string englishTitle, string english, Role[] told) =>
        new($"{chineseTitle}[：{{title}}]", CaseZh + chinese, $"Case {englishTitle}[: {{title}}]", $"{CaseEn} {english}", told);
}

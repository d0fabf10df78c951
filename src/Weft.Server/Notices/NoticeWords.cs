using static Weft.Core.Access.Role;
using Role = Weft.Core.Access.Role;

namespace Weft.Server.Notices;

/// <summary>The words of one kind of happening, and which people of a named unit it concerns.</summary>
internal sealed record NoticeWords(string ChineseTitle, string Chinese, string EnglishTitle, string English, Role[] Told)
{
    private const string CaseZh = "案件[{number}][“{item}”]", CaseEn = "Case[ {number}][ \"{item}\"]";

    // Those in a unit who take work in hand. Analysts, auditors and administrators are not called for each case.
    private static readonly Role[] Doers =
        [StationOperator, Dispatcher, HotlineOperator, DepartmentHandler, GridLeader, GridWorker, Mediator];

    private static readonly Role[] Desk = [StationOperator, Dispatcher, HotlineOperator, DepartmentHandler];
    private static readonly Role[] DeskAndSupervisor = [.. Desk, Supervisor];

    private static readonly NoticeWords Other = Case("有新进展", "有新进展。", "has news", "has news.", Desk);

    // Facts: what CaseNews and the alarms of a case tell.
    private static readonly Dictionary<string, NoticeWords> ByKind = new()
    {
        ["case.reported"] = Case("新上报", "已上报，待受理[，时限 {dueAt}]。", "reported", "was reported and waits to be accepted[ by {dueAt}].", Desk),
        ["case.verification-asked"] = Case("请核实", "请到现场核实。", "to verify", "is to be verified on the spot.", Doers),
        ["case.verified"] = Case("已核实", "已由[{by}]到现场核实。", "verified", "was verified on the spot[ by {by}].", Desk),
        ["case.classified"] = Case("已归类", "已归类[为{item}]。", "classified", "was classified[ as {item}].", Desk),
        ["case.accepted"] = Case("已受理", "已由[{unit}]受理。", "accepted", "was accepted[ by {unit}].", Desk),
        ["case.rejected"] = Case("不予受理", "不予受理，理由见案件详情。", "not accepted", "was not accepted; the case says why.", Desk),
        ["case.passed-up"] = Case("上报", "已由[{unit}]上报至[{holderUnit}][，时限 {dueAt}]。", "passed up", "was passed up[ by {unit}][ to {holderUnit}][, due {dueAt}].", Desk),
        ["case.passed-down"] = Case("交办", "已由[{unit}]交办至[{holderUnit}][，时限 {dueAt}]。", "passed down", "was passed down[ by {unit}][ to {holderUnit}][, due {dueAt}].", Desk),
        ["case.assigned"] = Case("已指派", "已指派给您[，时限 {dueAt}]。", "assigned to you", "was assigned to you[, due {dueAt}].", Doers),
        ["case.dispatched"] = Case("新派遣", "已派遣至[{holderUnit}][，时限 {dueAt}]，请及时签收。", "dispatched", "was dispatched[ to {holderUnit}][, due {dueAt}]: please sign for it.", Desk),
        ["case.whistled"] = Case("吹哨", "[{unit}]吹哨，请按时报到[，时限 {dueAt}]。", "whistle", "calls you[ through {unit}]: report in[ by {dueAt}].", DeskAndSupervisor),
        ["case.reported-in"] = Case("已报到", "[{unit}]已报到，开始办理。", "taken in hand", "was taken in hand[ by {unit}].", Desk),
        ["case.returned"] = Case("被退回", "被[{unit}]退回[至{holderUnit}]，请更正或另行派遣。", "returned", "was returned[ by {unit}][ to {holderUnit}]: correct it or send it elsewhere.", Desk),
        ["case.meeting-opened"] = Case("联席会议", "已提交联席会议研究。", "joint meeting", "goes to a joint meeting.", DeskAndSupervisor),
        ["case.conferred"] = Case("已会商", "已会商。", "conferred", "was conferred on.", DeskAndSupervisor),
        ["case.resolved"] = Case("联席会议决议", "联席会议已确定由[{holderUnit}]办理[，时限 {dueAt}]。", "resolved", "goes[ to {holderUnit}] by resolution of the joint meeting[, due {dueAt}].", DeskAndSupervisor),
        ["case.extension-was-asked"] = Case("申请延期", "[{unit}]申请延期，请审批。", "extension asked", "asks for more time[ through {unit}]: please decide.", DeskAndSupervisor),
        ["case.extension-approved"] = Case("延期初审通过", "延期已通过初审。", "extension, first approval", "has the first approval for more time.", DeskAndSupervisor),
        ["case.extended"] = Case("延期获批", "延期已获批准[，新时限 {dueAt}]。", "extended", "has more time[, due {dueAt}].", Desk),
        ["case.extension-refused"] = Case("延期未批", "延期未获批准，请按原时限办理[：{dueAt}]。", "extension refused", "gets no more time[: due {dueAt}].", Desk),
        ["case.suspended"] = Case("已挂账", "已挂账。", "set aside", "was set aside.", Desk),
        ["case.woke"] = Case("恢复办理", "已恢复办理[，时限 {dueAt}]。", "resumed", "was taken up again[, due {dueAt}].", Desk),
        ["case.wake-time"] = Case("挂账到期", "挂账已到期。", "suspension over", "has been set aside long enough.", Desk),
        ["case.urged"] = Case("催办", "被催办，请尽快办理[，时限 {dueAt}]。", "urged", "is urged[, due {dueAt}].", Desk),
        ["case.ordered"] = Case("督办", "已被督办，请按时回复。", "supervision order", "is under a supervision order: answer in time.", DeskAndSupervisor),
        ["case.order-answered"] = Case("督办已回复", "[{unit}]已回复督办。", "order answered", "has an answer to its supervision order[ from {unit}].", DeskAndSupervisor),
        ["case.assisted"] = Case("协办完成", "[{unit}]已完成协办。", "assisted", "has the part of[ {unit}] done.", Desk),
        ["case.handled"] = Case("已处置", "已由[{holderUnit}]处置。", "handled", "was handled[ by {holderUnit}].", Desk),
        ["case.inspected"] = Case("核查通过", "核查通过，待结案。", "inspected", "passed inspection and waits to be closed.", Desk),
        ["case.sent-to-rework"] = Case("返工", "核查未通过，请返工[，时限 {dueAt}]。", "rework", "did not pass inspection: do it again[, due {dueAt}].", Desk),
        ["case.closed"] = Case("已结案", "已结案，欢迎评价。", "closed", "was closed; a rating is welcome.", Desk),
        ["case.called-back"] = Case("已回访", "已回访。", "called back", "was asked about.", Desk),
        ["case.rated"] = Case("已评价", "已收到评价。", "rated", "was rated.", Desk),
        ["case.reopened"] = Case("重办", "已重新办理。", "reopened", "was reopened.", DeskAndSupervisor),
        ["case.appealed"] = Case("申诉", "[{unit}]提出申诉，请裁定。", "appeal", "has an appeal[ of {unit}] to decide.", DeskAndSupervisor),
        ["case.appeal-decided"] = Case("申诉已裁定", "申诉已裁定。", "appeal decided", "has its appeal decided.", DeskAndSupervisor),
        ["case.merged-into"] = Case("已并案", "已并入另一案件，进展将一并告知。", "merged", "was merged into another; you will hear of that one.", Desk),
        ["case.reporters-joined"] = Case("并案并入", "有案件并入本案。", "joined by another", "was joined by the reporters of another.", Desk),
        ["case.joined-in"] = Case("又有人反映", "又有人反映同一问题。", "reported again", "was reported by somebody else too.", Desk),
        ["case.withdrawn"] = Case("已撤回", "已由上报人撤回。", "withdrawn", "was withdrawn by its reporter.", Desk),
        ["case.remarked"] = Case("有备注", "有新的备注。", "remark", "has a new remark.", Desk),
        ["case.turned-yellow"] = Case("黄灯", "即将到期[，时限 {dueAt}]。", "yellow", "is nearly due[: {dueAt}].", Doers),
        ["case.turned-red"] = Case("红灯", "已超时[，时限 {dueAt}]。", "red", "is overdue[ since {dueAt}].", [.. Doers, Supervisor]),
        ["case.still-red"] = Case("再次提醒", "超时一天仍未办理[，时限 {dueAt}]。", "still red", "has been overdue for a day[, due {dueAt}].", [.. Doers, Supervisor]),
        ["case.escalated"] = Case("升级", "[{holderUnit}]未按时签收，已报上级。", "escalated", "was not signed for in time[ by {holderUnit}] and went one level up.", DeskAndSupervisor),
        ["case.imported"] = Case("历史导入", "已从原系统导入。", "imported", "was taken over from another system.", Desk),
    };

    public static NoticeWords For(string kind) => ByKind.GetValueOrDefault(kind, Other);

    public static IEnumerable<string> Kinds => ByKind.Keys;

    private static NoticeWords Case(string chineseTitle, string chinese, string englishTitle, string english, Role[] told) =>
        new($"{chineseTitle}[：{{item}}]", CaseZh + chinese, $"Case {englishTitle}[: {{item}}]", $"{CaseEn} {english}", told);
}

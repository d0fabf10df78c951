using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>Every "no" of the case loop, on one page.</summary>
internal static class CaseProblems
{
    private const int Forbidden = 403, Conflict = 409, Unprocessable = 422;

    public static readonly ProblemCode NotFound = new(404, "case.not-found",
        "没有这个案件，或不在您的管辖范围内。", "There is no such case, or it lies outside your scope.");

    public static readonly ProblemCode ChangedMeanwhile = new(412, "case.changed-meanwhile",
        "案件已被他人推进，请看 happened 中的最新情况后再决定。", "Somebody moved the case on: read what happened and decide again.");

    public static readonly ProblemCode UnitUnknown = new(Unprocessable, "case.unit-unknown",
        "所选单位不存在或已停用，请重新选择。", "The unit does not exist or is no longer active: choose another.");

    public static readonly ProblemCode ItemUnknown = new(Unprocessable, "case.item-unknown",
        "当地事项清单中没有此事项或立案条件，请重新选择。", "The catalogue of the place has no such item or condition: choose another.");

    public static readonly ProblemCode PlaceMissing = new(Unprocessable, "case.place-missing",
        "请提供位置（经纬度）或网格。", "Give a place: longitude and latitude, or the grid.");

    public static readonly ProblemCode PlaceNotOnMap = new(Unprocessable, "case.place-not-on-map",
        "该位置不在任何网格内，请在地图上重新选点。", "The place lies in no grid: choose a point on the map.");

    public static readonly ProblemCode PlaceNotValid = new(Unprocessable, "case.place-not-valid",
        "经纬度缺失、超出范围或为 0,0，请重新定位。", "The coordinates are missing, out of range or 0,0: locate again.");

    public static readonly ProblemCode RegionUnknown = new(Unprocessable, "case.region-unknown",
        "所选网格不存在或已停用。", "The region does not exist or is no longer active.");

    public static readonly ProblemCode NobodyReceives = new(Unprocessable, "case.nobody-receives",
        "该位置所在区域还没有设立工作站，请联系管理员。", "No station is responsible for this place yet: tell an administrator.");

    public static readonly ProblemCode OutsideNumberTaken = new(Conflict, "case.outside-number-taken",
        "该渠道的外部编号已经登记过。", "This number of the channel was taken in before.");

    public static readonly ProblemCode ChannelNotYours = new(Forbidden, "case.channel-not-yours",
        "您的角色不能以此渠道登记。", "Your roles cannot report through this channel.");

    public static readonly ProblemCode PersonUnknown = new(Unprocessable, "case.person-unknown",
        "所选人员不存在或不在承办单位。", "This person does not exist or is not in the unit that holds the case.");

    public static readonly ProblemCode LimitNotValid = new(Unprocessable, "case.limit-not-valid",
        "时限写法有误，例如 2工作日、4小时、30分钟。", "The limit cannot be read; write for example 2工作日, 4小时, 30分钟.");

    public static readonly ProblemCode ContactNeeded = new(Unprocessable, "case.contact-needed",
        "请留下手机号以便回复；如需匿名请勾选匿名。", "Leave a phone number for the answer, or report anonymously.");

    public static readonly ProblemCode PhoneNotValid = new(Unprocessable, "case.phone-not-valid",
        "手机号格式有误。", "The phone number is not valid.");

    public static readonly ProblemCode ViewNameTaken = new(Conflict, "case.view-name-taken",
        "您已有同名的视图，请换一个名称。", "You have a view of this name already: choose another.");

    public static readonly ProblemCode TooManyViews = new(Conflict, "case.too-many-views",
        "保存的视图已达上限，请先删除不用的。", "You have as many views as can be kept: delete one first.");

    public static readonly ProblemCode NotShownPublicly = new(Conflict, "case.not-shown-publicly",
        "此案不在公众地图上，照片不能公开。", "This case is not on the public map: its photos stay with those who see it.");

    public static ProblemCode For(CaseRefusal why) => why switch
    {
        CaseRefusal.StepNotAllowedNow => new(Conflict, "case.step-not-allowed-now",
            "当前环节不能进行此操作，可进行的操作见 allowed。", "The case does not stand where this step is possible; allowed lists what you can do now."),
        CaseRefusal.NotYours => new(Forbidden, "case.not-yours",
            "此操作应由其他单位或角色办理，您可进行的操作见 allowed。", "This step is somebody else's to take; allowed lists what you can do now."),
        CaseRefusal.ReasonNeeded => new(Unprocessable, "case.reason-needed", "请填写理由，当事人会看到。", "Give a reason: the people concerned will read it."),
        CaseRefusal.WordsNeeded => new(Unprocessable, "case.words-needed", "请填写说明。", "Say what this is about."),
        CaseRefusal.WordsTooLong => new(Unprocessable, "case.words-too-long", "文字超过 4000 字，请精简。", "The text is longer than 4,000 characters: shorten it."),
        CaseRefusal.WordsTooVague => new(Unprocessable, "case.words-too-vague",
            "请写清楚做了什么、结果如何，例如“已更换破损井盖并压实路面”。", "Say what was done and with what result, for example: replaced the broken cover and levelled the road."),
        CaseRefusal.PhotoNeeded => new(Unprocessable, "case.photo-needed", "此事项需要现场照片，请拍照上传。", "This needs a photo of the place: take one and send it along."),
        CaseRefusal.ItemNeeded => new(Unprocessable, "case.item-needed", "请先选择事项（归类）。", "Choose the item of the catalogue first."),
        CaseRefusal.AnonymousNotAllowed => new(Unprocessable, "case.anonymous-not-allowed", "此事项不能匿名上报，请留下联系方式。", "This item cannot be reported anonymously: leave a contact."),
        CaseRefusal.OwnReport => new(Forbidden, "case.own-report", "自己上报的案件应由他人核实。", "A report is verified by somebody other than its reporter."),
        CaseRefusal.AlreadyVerified => new(Conflict, "case.already-verified", "已经核实过。", "It was verified already."),
        CaseRefusal.NoLevelAbove => new(Unprocessable, "case.no-level-above", "上面没有更高一级工作站。", "There is no station above this level."),
        CaseRefusal.NotALevelAbove => new(Unprocessable, "case.not-a-level-above", "只能上报到更高一级。", "A case is passed up to a higher level."),
        CaseRefusal.NotALevelBelow => new(Unprocessable, "case.not-a-level-below", "只能交办给下级工作站。", "A case is passed down to a station of a lower level."),
        CaseRefusal.LevelMayNotDispatch => new(Forbidden, "case.level-may-not-dispatch",
            "本级不能直接派遣部门，请上报上级或吹哨。", "Your level does not dispatch to departments: pass it up or whistle."),
        CaseRefusal.UnitTwice => new(Unprocessable, "case.unit-twice", "同一单位出现了两次。", "A unit is named twice."),
        CaseRefusal.TooManyUnits => new(Unprocessable, "case.too-many-units", "一次最多 20 个单位。", "At most 20 units at once."),
        CaseRefusal.HolderAlready => new(Unprocessable, "case.holder-already", "该单位正在承办此案。", "This unit holds the case already."),
        CaseRefusal.NobodyToReportIn => new(Conflict, "case.nobody-to-report-in", "没有待报到的单位。", "No unit is waiting to report in."),
        CaseRefusal.ReportInFirst => new(Conflict, "case.report-in-first", "请先报到。", "Report in first."),
        CaseRefusal.AlreadyDone => new(Conflict, "case.already-done", "此项已经完成。", "This was done already."),
        CaseRefusal.ProposalNeeded => new(Unprocessable, "case.proposal-needed", "退回须提出建议，例如应由哪个单位办理。", "A return needs a proposal, such as who should have it."),
        CaseRefusal.ReturnedMustBeCorrected => new(Conflict, "case.returned-must-be-corrected",
            "退回的案件须先改派或再上报，不能直接往下办。", "A returned case is corrected or returned further, not advanced."),
        CaseRefusal.BoundByMeeting => new(Conflict, "case.bound-by-meeting", "联席会议已确定责任单位，不能退回或改派。", "The joint meeting named this unit: it cannot be returned or sent elsewhere."),
        CaseRefusal.MeetingAlreadyOpen => new(Conflict, "case.meeting-already-open", "联席会议已经召集。", "A joint meeting is called already."),
        CaseRefusal.MeetingMustResolve => new(Conflict, "case.meeting-must-resolve", "联席会议尚未作出决议，请先形成决议。", "The joint meeting has to resolve first."),
        CaseRefusal.NoMeetingOpen => new(Conflict, "case.no-meeting-open", "没有召集联席会议。", "No joint meeting is called."),
        CaseRefusal.ParticipantsNeeded => new(Unprocessable, "case.participants-needed", "请填写参加单位或人员。", "Name the participants."),
        CaseRefusal.ExtensionAlreadyAsked => new(Conflict, "case.extension-already-asked", "已有延期申请待审批。", "An extension is waiting for approval already."),
        CaseRefusal.ExtensionTooLate => new(Conflict, "case.extension-too-late", "延期须在到期前申请。", "An extension is asked for before the limit passes."),
        CaseRefusal.ExtensionsUsedUp => new(Conflict, "case.extensions-used-up", "最多延期两次。", "At most two extensions are granted."),
        CaseRefusal.NoExtensionAsked => new(Conflict, "case.no-extension-asked", "没有待审批的延期申请。", "No extension is waiting for approval."),
        CaseRefusal.SecondApprovalFromHigherLevel => new(Forbidden, "case.second-approval-from-higher-level",
            "第二级审批须由上级单位的另一人作出。", "The second approval comes from another person at a higher level."),
        CaseRefusal.NotYourOwnExtension => new(Forbidden, "case.not-your-own-extension", "不能审批本单位的延期申请。", "A unit does not decide on its own extension."),
        CaseRefusal.SuspendedBefore => new(Conflict, "case.suspended-before", "每案只能挂账一次。", "A case is suspended once."),
        CaseRefusal.SuspensionTooLong => new(Unprocessable, "case.suspension-too-long", "挂账最长一年。", "A suspension lasts a year at most."),
        CaseRefusal.SuspensionInThePast => new(Unprocessable, "case.suspension-in-the-past", "恢复日期应在今天之后。", "A suspension ends in the future."),
        CaseRefusal.NotYetTimeToWake => new(Conflict, "case.not-yet-time-to-wake", "尚未到恢复时间。", "The suspension has not ended yet."),
        CaseRefusal.OrderUnknown => new(Conflict, "case.order-unknown", "没有这份待回复的督办单。", "There is no such supervision order waiting for an answer."),
        CaseRefusal.OrderAlreadyAnswered => new(Conflict, "case.order-already-answered", "该督办单已回复。", "The order was answered already."),
        CaseRefusal.OrderUnanswered => new(Conflict, "case.order-unanswered", "还有督办单未回复，回复后才能结案。", "A supervision order is unanswered: answer it before closing."),
        CaseRefusal.UnitHasNoPart => new(Unprocessable, "case.unit-has-no-part", "该单位与此案无关。", "This unit has no part in the case."),
        CaseRefusal.NotInspected => new(Conflict, "case.not-inspected", "须先核查通过才能结案。", "It must be inspected and pass before closing."),
        CaseRefusal.CompletionNotTicked => new(Unprocessable, "case.completion-not-ticked", "请对照结案标准确认已达到。", "Confirm that the completion standard is met."),
        CaseRefusal.ScoreOutOfRange => new(Unprocessable, "case.score-out-of-range", "评分为 1 至 5。", "A score is 1 to 5."),
        CaseRefusal.NotARater => new(Forbidden, "case.not-a-rater", "此案不由您评价。", "This case is not yours to rate."),
        CaseRefusal.RatedAlready => new(Conflict, "case.rated-already", "本轮已经评价过。", "It was rated in this round already."),
        CaseRefusal.ReopenTooLate => new(Conflict, "case.reopen-too-late", "已超过可重办的期限，请重新上报。", "The time for reopening is over: report it anew."),
        CaseRefusal.AppealedAlready => new(Conflict, "case.appealed-already", "每案只能申诉一次。", "A case is appealed once."),
        CaseRefusal.NoAppealToDecide => new(Conflict, "case.no-appeal-to-decide", "没有待裁定的申诉。", "No appeal is waiting for a decision."),
        CaseRefusal.CannotMergeIntoItself => new(Unprocessable, "case.cannot-merge-into-itself", "不能并入自身。", "A case cannot be merged into itself."),
        CaseRefusal.SurvivorHasEnded => new(Conflict, "case.survivor-has-ended", "要并入的案件已办结。", "The case to merge into has ended."),
        CaseRefusal.AlreadyAReporter => new(Conflict, "case.already-a-reporter", "您已是此案的上报人。", "You are a reporter of this case already."),
        CaseRefusal.OthersHaveJoined => new(Conflict, "case.others-have-joined", "已有其他人关注此案，不能撤回。", "Others have joined the report: it cannot be withdrawn."),
        CaseRefusal.PersonNotInUnit => PersonUnknown,
        CaseRefusal.NotOverdue => new(Conflict, "case.not-overdue", "尚未超时。", "It is not overdue."),
    };
}

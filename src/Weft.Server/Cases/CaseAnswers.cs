using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Regions;

namespace Weft.Server.Cases;

/// <summary>A running or stopped limit, as clients show it. <paramref name="Light"/> is of the moment of the answer.</summary>
internal sealed record ClockAnswer(
    string? Limit, DateTimeOffset StartedAt, DateTimeOffset YellowAt, DateTimeOffset DueAt, DateTimeOffset? PausedAt, DateTimeOffset? StoppedAt, Light Light)
{
    public static ClockAnswer? Of(Clock? clock, DateTimeOffset now) => clock is null ? null : new(
        clock.Limit?.ToString(), clock.StartedAt, clock.YellowAt, clock.DueAt, clock.PausedAt, clock.StoppedAt, clock.LightAt(now));
}

internal sealed record HolderAnswer(
    UnitRef Unit, RegionLevel Level, Guid? PersonId, DateTimeOffset Since, bool BoundByMeeting, ClockAnswer? SignFor, ClockAnswer? Handling);

internal sealed record HelperAnswer(UnitRef Unit, bool CalledByWhistle, ClockAnswer SignFor, DateTimeOffset? ReportedInAt, DateTimeOffset? DoneAt);

internal sealed record OrderAnswer(Guid Id, UnitRef Unit, ClockAnswer Clock);

internal sealed record AskAnswer(Guid UnitId, CaseAsk Ask);

/// <summary>A case as one who sees it reads it; <c>Allowed</c> are the steps the reader may take now.</summary>
internal sealed record CaseAnswer(
    Guid Id, string Number, int Version, CaseKind Kind, CaseStage Stage, string StageName, CaseChannel Channel, string? OutsideNumber,
    CaseTerms? Terms, Guid RegionId, RegionPath Region, string? RegionName, double? Longitude, double? Latitude, string? Address, string Words,
    int Round, HolderAnswer Holder, UnitRef Home, UnitRef? Sender, IReadOnlyList<HelperAnswer> Helpers, string? WhistlePlace,
    ClockAnswer? StageClock, Light? Light, Verification? Verification, bool Returned, int Returns, bool MeetingOpen,
    ExtensionAsked? Extension, int ExtensionsGranted, Suspension? Suspension, IReadOnlyList<OrderAnswer> Orders,
    bool? InspectionPassed, int Reworks, IReadOnlyList<Rating> Ratings, UnitAppeal? Appeal, bool Exempt, bool WasLate, Guid? MergedInto, int Reporters,
    DateTimeOffset ReportedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? DispatchedAt, DateTimeOffset? HandledAt, DateTimeOffset? ClosedAt, bool? HandledInTime,
    IReadOnlyList<AskAnswer> Asks, IReadOnlyList<CaseStep> Allowed)
{
    public static CaseAnswer Of(CaseRecord record, CaseGround ground, CaseActor actor, DateTimeOffset now)
    {
        var (file, facts, setting) = (record.File, record.Facts, ground.Setting(record.File));
        var holder = file.Holder;
        return new CaseAnswer(
            file.Id, file.Number, record.Book.Length, file.Kind, file.Stage,
            setting.Procedure.At(file.Stage)?.Name ?? StageNames.Chinese(file.Stage), file.Channel, facts.OutsideNumber,
            file.Terms, file.RegionId, file.Region, ground.Region(file.RegionId)?.Name, facts.Longitude, facts.Latitude, facts.Address, facts.Words,
            file.Round,
            new HolderAnswer(holder.Unit, holder.Level, holder.PersonId, holder.Since, holder.Bound, ClockAnswer.Of(holder.SignFor, now), ClockAnswer.Of(holder.Handling, now)),
            file.Home, file.Sender,
            [.. file.Helpers.Select(helper => new HelperAnswer(
                helper.Unit, helper.Called, ClockAnswer.Of(helper.SignFor, now)!, helper.SignFor.StoppedAt, helper.DoneAt))],
            file.WhistlePlace, ClockAnswer.Of(file.StageClock, now), file.CurrentClock()?.LightAt(now), file.Verification, file.Returned, file.Returns,
            file.MeetingOpen, file.Extension, file.ExtensionsGranted, file.Suspension,
            [.. file.Orders.Select(order => new OrderAnswer(order.Id, order.Unit, ClockAnswer.Of(order.Clock, now)!))],
            file.InspectionPassed, file.Reworks, file.Ratings, file.Appeal, file.Exempt, file.WasLate, file.MergedInto, file.Reporters.Count,
            file.ReportedAt, file.AcceptedAt, file.DispatchedAt, file.HandledAt, file.ClosedAt, file.HandledInTime,
            [.. CaseAsks.Of(file).Select(ask => new AskAnswer(ask.UnitId, ask.Ask))],
            CaseRules.AllowedNow(file, actor, setting));
    }
}

/// <summary>What a step that was taken answers: the case as it stands now, in short.</summary>
internal sealed record StepAnswer(
    Guid Id, string Number, int Version, CaseStage Stage, UnitRef Holder, DateTimeOffset? DueAt, Light? Light, IReadOnlyList<CaseStep> Allowed);

/// <summary>One line of a timeline for people.</summary>
internal sealed record EntryAnswer(
    int Seq, DateTimeOffset At, CaseStep Step, CaseParty By, IReadOnlyList<Guid> Photos, CaseEvent Happened);

internal static class StageNames
{
    public static string Chinese(CaseStage stage) => stage switch
    {
        CaseStage.Reported => "已上报",
        CaseStage.Accepted => "已受理",
        CaseStage.Dispatched => "已派遣",
        CaseStage.Responded => "已报到",
        CaseStage.Handled => "已处置",
        CaseStage.Closed => "已结案",
        CaseStage.Rated => "已评价",
        CaseStage.Rejected => "不予受理",
        CaseStage.Withdrawn => "已撤回",
        CaseStage.Merged => "已并案",
        CaseStage.Suspended => "已挂账",
    };
}

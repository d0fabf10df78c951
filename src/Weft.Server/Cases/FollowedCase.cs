using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Weft.Core.Cases;

namespace Weft.Server.Cases;

/// <summary>How a report goes on, in plain words: no names of people, nothing the offices say to each other.</summary>
internal sealed record FollowAnswer(
    string Number, string? Item, CaseStage Stage, string StageName, string Words, int Round, string Unit, DateTimeOffset? DueAt,
    DateTimeOffset ReportedAt, DateTimeOffset? ClosedAt, string? Answer, IReadOnlyList<FollowedStep> Steps, IReadOnlyList<CaseStep> Allowed);

/// <param name="What">In Chinese.</param>
internal sealed record FollowedStep(DateTimeOffset At, string What, string English, string? Unit, string? Words);

/// <summary>A case as those read it who reported it.</summary>
internal static class FollowedCase
{
    public static async Task<Results<Ok<FollowAnswer>, ProblemHttpResult>> Of(Guid caseId, Guid reporterId, CaseStore store, CaseGround ground, CancellationToken ct)
    {
        if (await store.Find(caseId, ct) is not { } record)
        {
            return CaseProblems.NotFound.Answer();
        }

        var (file, setting) = (record.File, ground.Setting(record.File));
        var entries = (await store.Timeline(caseId, ct)).Select(entry => CaseJson.ReadEntry(entry.Text)).ToArray();
        return TypedResults.Ok(new FollowAnswer(
            file.Number, file.Terms?.ItemName, file.Stage, setting.Procedure.At(file.Stage)?.Name ?? StageNames.Chinese(file.Stage),
            record.Facts.Words, file.Round, file.Holder.Unit.Name, file.Stage.IsOpen() ? file.Holder.Handling?.DueAt : null, file.ReportedAt, file.ClosedAt,
            entries.Select(entry => entry.Happened).OfType<CaseEvent.Closed>().LastOrDefault()?.Words,
            [.. entries.Select(Told).OfType<FollowedStep>()],
            CaseRules.AllowedNow(file, CaseActor.Follower(reporterId), setting)));
    }

    private static FollowedStep? Told(TimelineEntry entry) => entry.Happened switch
    {
        CaseEvent.Reported => new(entry.At, "已上报", "reported", null, null),
        CaseEvent.Verified verified => new(entry.At, verified.Confirmed ? "现场核实：属实" : "现场核实：未发现", verified.Confirmed ? "seen on the spot: it is so" : "seen on the spot: nothing found", null, verified.Words),
        CaseEvent.Accepted => new(entry.At, "已受理", "accepted", entry.By.Unit?.Name, null),
        CaseEvent.Rejected rejected => new(entry.At, "不予受理", "not accepted", entry.By.Unit?.Name, rejected.Reason),
        CaseEvent.PassedUp up => new(entry.At, "已上报上级", "passed up", up.To.Unit.Name, null),
        CaseEvent.PassedDown down => new(entry.At, "已交办", "passed down", down.To.Unit.Name, null),
        CaseEvent.Dispatched sent => new(entry.At, "已派遣", "dispatched", sent.Lead.Unit.Name, null),
        CaseEvent.Whistled called => new(entry.At, "已吹哨", "units called together", string.Join('、', called.Called.Select(helper => helper.Unit.Name).Prepend(called.Lead.Unit.Name)), null),
        CaseEvent.ReportedIn { Lead: true } came => new(entry.At, "已报到", "unit reported in", came.Unit.Name, null),
        CaseEvent.Resolved resolved => new(entry.At, "联席会议已确定责任单位", "a joint meeting decided who is responsible", resolved.Responsible.Unit.Name, null),
        CaseEvent.Extended extended => new(entry.At, "办理期限已延长", "time limit extended", null, null),
        CaseEvent.Suspended aside => new(entry.At, "暂时挂账", "put aside for the time being", null, aside.Reason),
        CaseEvent.Woke => new(entry.At, "恢复办理", "taken up again", null, null),
        CaseEvent.Handled handled => new(entry.At, "已处置", "handled", handled.Holder.Unit.Name, handled.Words),
        CaseEvent.SentToRework => new(entry.At, "核查未通过，返工", "inspection not passed, to be done again", null, null),
        CaseEvent.Closed closed => new(entry.At, "已结案", "closed", entry.By.Unit?.Name, closed.Words),
        CaseEvent.Rated { By: Core.Procedures.Rater.Resident } rated => new(entry.At, $"已评价 {rated.Score} 分", $"rated {rated.Score}", null, rated.Words),
        CaseEvent.Reopened => new(entry.At, "重新办理", "begun again", null, null),
        CaseEvent.MergedInto into => new(entry.At, $"与 {into.SurvivorNumber} 合并办理", $"handled together with {into.SurvivorNumber}", null, null),
        CaseEvent.Withdrawn => new(entry.At, "已撤回", "withdrawn", null, null),
        _ => null,
    };
}

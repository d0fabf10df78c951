using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Weft.Core.Cases;

namespace Weft.Server.Cases;

/// <summary>How a report goes on, in plain words: no names of people, nothing the offices say to each other.</summary>
internal sealed record FollowAnswer(
    string Number, string? Item, CaseStage Stage, string StageName, string Words, int Round, string Unit, DateTimeOffset? DueAt,
    DateTimeOffset ReportedAt, DateTimeOffset? ClosedAt, string? Answer, IReadOnlyList<FollowedStep> Steps, IReadOnlyList<CaseStep> Allowed);

internal sealed record FollowedStep(DateTimeOffset At, string What, string? Unit, string? Words);

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
        CaseEvent.Reported => new(entry.At, "已上报", null, null),
        CaseEvent.Verified verified => new(entry.At, verified.Confirmed ? "现场核实：属实" : "现场核实：未发现", null, verified.Words),
        CaseEvent.Accepted => new(entry.At, "已受理", entry.By.Unit?.Name, null),
        CaseEvent.Rejected rejected => new(entry.At, "不予受理", entry.By.Unit?.Name, rejected.Reason),
        CaseEvent.PassedUp up => new(entry.At, "已上报上级", up.To.Unit.Name, null),
        CaseEvent.PassedDown down => new(entry.At, "已交办", down.To.Unit.Name, null),
        CaseEvent.Dispatched sent => new(entry.At, "已派遣", sent.Lead.Unit.Name, null),
        CaseEvent.Whistled called => new(entry.At, "已吹哨", string.Join('、', called.Called.Select(helper => helper.Unit.Name).Prepend(called.Lead.Unit.Name)), null),
        CaseEvent.ReportedIn { Lead: true } came => new(entry.At, "已报到", came.Unit.Name, null),
        CaseEvent.Resolved resolved => new(entry.At, "联席会议已确定责任单位", resolved.Responsible.Unit.Name, null),
        CaseEvent.Extended extended => new(entry.At, "办理期限已延长", null, null),
        CaseEvent.Suspended aside => new(entry.At, "暂时挂账", null, aside.Reason),
        CaseEvent.Woke => new(entry.At, "恢复办理", null, null),
        CaseEvent.Handled handled => new(entry.At, "已处置", handled.Holder.Unit.Name, handled.Words),
        CaseEvent.SentToRework => new(entry.At, "核查未通过，返工", null, null),
        CaseEvent.Closed closed => new(entry.At, "已结案", entry.By.Unit?.Name, closed.Words),
        CaseEvent.Rated { By: Core.Procedures.Rater.Resident } rated => new(entry.At, $"已评价 {rated.Score} 分", null, rated.Words),
        CaseEvent.Reopened => new(entry.At, "重新办理", null, null),
        CaseEvent.MergedInto into => new(entry.At, $"与 {into.SurvivorNumber} 合并办理", null, null),
        CaseEvent.Withdrawn => new(entry.At, "已撤回", null, null),
        _ => null,
    };
}

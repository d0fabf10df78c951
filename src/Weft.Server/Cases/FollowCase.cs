using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Cases;

namespace Weft.Server.Cases;

/// <summary>How a report goes on, in plain words: no names of people, nothing the offices say to each other.</summary>
internal sealed record FollowAnswer(
    string Number, string? Item, CaseStage Stage, string StageName, string Words, int Round, string Unit, DateTimeOffset? DueAt,
    DateTimeOffset ReportedAt, DateTimeOffset? ClosedAt, string? Answer, IReadOnlyList<FollowedStep> Steps, IReadOnlyList<CaseStep> Allowed);

internal sealed record FollowedStep(DateTimeOffset At, string What, string? Unit, string? Words);

internal sealed record FollowRateRequest(int Score, string? Words);

internal sealed record FollowReasonRequest(string Reason);

/// <summary>For who has the link of their report, with or without an account: read, rate, have it done again, take it back.</summary>
internal static class FollowCase
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var follow = api.MapGroup("/follow/{token}").WithTags("Follow").AllowAnonymous().RequireRateLimiting(CasesModule.ReportLimit);
        follow.MapGet("/", Read).WithName(nameof(FollowCase));
        follow.MapPost("/rate", (string token, FollowRateRequest request, NpgsqlDataSource source, CaseSteps steps) =>
            Take(token, new CaseCommand.Rate(request.Score, request.Words), source, steps)).WithName("FollowerRates");
        follow.MapPost("/reopen", (string token, FollowReasonRequest request, NpgsqlDataSource source, CaseSteps steps) =>
            Take(token, new CaseCommand.Reopen(request.Reason), source, steps)).WithName("FollowerReopens");
        follow.MapPost("/withdraw", (string token, FollowReasonRequest request, NpgsqlDataSource source, CaseSteps steps) =>
            Take(token, new CaseCommand.Withdraw(request.Reason), source, steps)).WithName("FollowerWithdraws");
    }

    private static async Task<Results<Ok<FollowAnswer>, ProblemHttpResult>> Read(
        string token, NpgsqlDataSource source, CaseStore store, CaseGround ground, CancellationToken ct)
    {
        if (await Find(token, source, ct) is not var (caseId, reporterId) || await store.Find(caseId, ct) is not { } record)
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

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Take(string token, CaseCommand command, NpgsqlDataSource source, CaseSteps steps) =>
        await Find(token, source, CancellationToken.None) is var (caseId, reporterId)
            ? await steps.TakeAsFollower(caseId, reporterId, command)
            : CaseProblems.NotFound.Answer();

    // The report may have been merged, and the survivor again: the link leads to where it is handled now.
    private static async Task<(Guid CaseId, Guid ReporterId)?> Find(string token, NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            with recursive trail as (
                select case_id, id, 1 as step from cases.reporters where follow_hash = $1
                union all
                select (one.state ->> 'mergedInto')::uuid, trail.id, step + 1
                from trail join cases.cases one on one.id = trail.case_id
                where one.state ? 'mergedInto' and step < 20)
            select case_id, id from trail order by step desc limit 1
            """);
        command.Parameters.AddWithValue(CaseWriter.FollowHash(token));
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetGuid(1)) : null;
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

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Cases;

namespace Weft.Server.Cases;

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
        string token, NpgsqlDataSource source, CaseStore store, CaseGround ground, CancellationToken ct) =>
        await Find(token, source, ct) is var (caseId, reporterId)
            ? await FollowedCase.Of(caseId, reporterId, store, ground, ct)
            : CaseProblems.NotFound.Answer();

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Take(string token, CaseCommand command, NpgsqlDataSource source, CaseSteps steps) =>
        await Find(token, source, CancellationToken.None) is var (caseId, reporterId)
            ? await steps.TakeAsFollower(caseId, reporterId, command)
            : CaseProblems.NotFound.Answer();

    private static async Task<(Guid CaseId, Guid ReporterId)?> Find(string token, NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            $"""
            with recursive mine as (select id, case_id, joined_at from cases.reporters where follow_hash = $1), {MergeTrail.Sql}
            select case_id, id from ends
            """);
        command.Parameters.AddWithValue(CaseWriter.FollowHash(token));
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? (row.GetGuid(0), row.GetGuid(1)) : null;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Mine;

/// <summary>The same as following by link, for who is signed in instead: my reports, each step of one, and what its reporter may do.</summary>
internal static class FollowMine
{
    private const int Usual = 20, Most = 50;

    public static void Map(IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/my/reports").WithTags("Follow");
        mine.MapGet("/", List).WithName("ListMyReports");
        mine.MapGet("/{id:guid}", Read).WithName("GetMyReport");
        mine.MapStep("rate", "RateMyReport", (Guid id, FollowRateRequest request, SignedIn by, MyReports reports, CaseSteps steps) =>
            Take(id, new CaseCommand.Rate(request.Score, request.Words), by, reports, steps));
        mine.MapStep("reopen", "ReopenMyReport", (Guid id, FollowReasonRequest request, SignedIn by, MyReports reports, CaseSteps steps) =>
            Take(id, new CaseCommand.Reopen(request.Reason), by, reports, steps));
        mine.MapStep("withdraw", "WithdrawMyReport", (Guid id, FollowReasonRequest request, SignedIn by, MyReports reports, CaseSteps steps) =>
            Take(id, new CaseCommand.Withdraw(request.Reason), by, reports, steps));
    }

    private static async Task<Results<Ok<Page<MyReport>>, ProblemHttpResult>> List(
        string? after, int? limit, SignedIn by, MyReports reports, CaseGround ground, CancellationToken ct)
    {
        if (!Cursor.TryRead<MyReports.Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var count = Math.Clamp(limit ?? Usual, 1, Most);
        var list = await reports.List(by.Actor.AccountId, position, count, ground, ct);
        return TypedResults.Ok(new Page<MyReport>(list, list.Count < count ? null : Cursor.Write(new MyReports.Position(list[^1].JoinedAt, list[^1].Id))));
    }

    private static async Task<Results<Ok<FollowAnswer>, ProblemHttpResult>> Read(
        Guid id, SignedIn by, MyReports reports, CaseStore store, CaseGround ground, CancellationToken ct) =>
        await reports.Find(by.Actor.AccountId, id, ct) is { } caseId
            ? await FollowedCase.Of(caseId, id, store, ground, ct)
            : CaseProblems.NotFound.Answer();

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Take(Guid id, CaseCommand command, SignedIn by, MyReports reports, CaseSteps steps) =>
        await reports.Find(by.Actor.AccountId, id, CancellationToken.None) is { } caseId
            ? await steps.TakeAsFollower(caseId, id, command)
            : CaseProblems.NotFound.Answer();
}

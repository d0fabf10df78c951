using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record DispatchCasesRequest(IReadOnlyList<Guid> CaseIds, Guid LeadUnitId, IReadOnlyList<Guid>? AssistingUnitIds, string? Words);

internal sealed record UrgeCasesRequest(IReadOnlyList<Guid> CaseIds, string? Words);

/// <summary>Why one case of many was left as it is: the problem that the step alone would have answered.</summary>
internal sealed record BulkRefusal(string Code, string Title, string? English);

/// <summary>What became of one case of many: the step that was taken, or the refusal.</summary>
internal sealed record BulkLine(
    Guid Id, bool Done, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] StepAnswer? Step,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] BulkRefusal? Refused);

/// <summary>
/// One step for many cases (批量派遣, 批量催办), each answered by itself as the step alone would answer. With an idempotency key the
/// whole request is one transaction, and a repeat gets the first answer again.
/// </summary>
internal static class TakeInBulk
{
    private const int Most = 100;

    private static readonly Role[] MaySend =
        [Role.GridLeader, Role.StationOperator, Role.Dispatcher, Role.HotlineOperator, Role.Supervisor];

    public static void Map(IEndpointRouteBuilder cases)
    {
        var bulk = cases.MapGroup("/bulk").For(MaySend).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        bulk.MapPost("/dispatch", Dispatch).WithName("DispatchCases");
        bulk.MapPost("/urge", Urge).WithName("UrgeCases");
    }

    private static async Task<Results<Ok<BulkLine[]>, ProblemHttpResult>> Dispatch(
        DispatchCasesRequest request, SignedIn by, CaseSteps steps, CaseGround ground, HttpContext http) =>
        ground.Unit(request.LeadUnitId) is not { } lead || ground.Units(request.AssistingUnitIds) is not { } assisting
            ? CaseProblems.UnitUnknown.Answer()
            : await Each(request.CaseIds, id => steps.Take(id, by, _ => new CaseCommand.Dispatch(lead, assisting, request.Words)), http);

    private static Task<Results<Ok<BulkLine[]>, ProblemHttpResult>> Urge(UrgeCasesRequest request, SignedIn by, CaseSteps steps, HttpContext http) =>
        Each(request.CaseIds, id => steps.Take(id, by, _ => new CaseCommand.Urge(request.Words)), http);

    private static async Task<Results<Ok<BulkLine[]>, ProblemHttpResult>> Each(
        IReadOnlyList<Guid>? ids, Func<Guid, Task<Results<Ok<StepAnswer>, ProblemHttpResult>>> take, HttpContext http)
    {
        if (ids is not { Count: > 0 and <= Most })
        {
            return Refuse.Field("caseIds", $"一次 1 至 {Most} 件。", $"Name 1 to {Most} cases at once.");
        }

        // In the order of their ids: two of these in transactions of their own wait for each other and never deadlock.
        var lines = new Dictionary<Guid, BulkLine>();
        foreach (var id in ids.Distinct().Order())
        {
            lines[id] = Line(id, (await take(id)).Result);
        }

        http.Response.Headers.Remove("ETag"); // of the last case alone
        return TypedResults.Ok(ids.Distinct().Select(id => lines[id]).ToArray());
    }

    private static BulkLine Line(Guid id, IResult result) => result switch
    {
        Ok<StepAnswer> { Value: { } taken } => new(id, true, taken, null),
        ProblemHttpResult { ProblemDetails: var problem } => new(id, false, null, new BulkRefusal(
            (string)problem.Extensions["code"]!, problem.Title ?? "", problem.Extensions["english"] as string)),
        _ => throw new InvalidOperationException("A step answers with what was taken or with a problem."),
    };
}

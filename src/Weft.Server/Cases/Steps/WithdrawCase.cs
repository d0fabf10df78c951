using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record WithdrawCaseRequest(string Reason);

/// <summary>The reporter takes the report back (撤回).</summary>
internal static class WithdrawCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("withdraw", nameof(WithdrawCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, WithdrawCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Withdraw(request.Reason));
}

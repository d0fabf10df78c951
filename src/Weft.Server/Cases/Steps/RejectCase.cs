using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record RejectCaseRequest(string Reason);

/// <summary>Refuses the case (不予受理), with a reason that its reporter will read.</summary>
internal static class RejectCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("reject", nameof(RejectCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, RejectCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Reject(request.Reason));
}

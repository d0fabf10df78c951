using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record SuspendCaseRequest(DateTimeOffset Until, string Reason);

/// <summary>Sets the case aside until a day (挂账).</summary>
internal static class SuspendCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("suspend", nameof(SuspendCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, SuspendCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Suspend(request.Until, request.Reason));
}

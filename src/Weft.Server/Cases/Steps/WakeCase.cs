using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record WakeCaseRequest(string Reason);

/// <summary>Takes up a suspended case before its day (恢复).</summary>
internal static class WakeCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("wake", nameof(WakeCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, WakeCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Wake(request.Reason));
}

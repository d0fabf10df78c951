using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record ReopenCaseRequest(string Reason);

/// <summary>Done again (重办).</summary>
internal static class ReopenCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("reopen", nameof(ReopenCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, ReopenCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Reopen(request.Reason));
}

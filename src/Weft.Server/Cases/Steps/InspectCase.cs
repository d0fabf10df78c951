using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record InspectCaseRequest(bool Passed, string? Words, IReadOnlyList<Guid>? Photos);

/// <summary>Pass, or back to rework with a reason (核查).</summary>
internal static class InspectCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("inspect", nameof(InspectCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, InspectCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Inspect(request.Passed, request.Words), request.Photos);
}

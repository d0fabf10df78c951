using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record FinishAssistingRequest(string Words, IReadOnlyList<Guid>? Photos);

/// <summary>An assisting unit has done its part (协办完成).</summary>
internal static class FinishAssisting
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("assist", nameof(FinishAssisting), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, FinishAssistingRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Assist(request.Words), request.Photos);
}

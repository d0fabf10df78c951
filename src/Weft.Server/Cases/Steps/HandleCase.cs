using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record HandleCaseRequest(string Words, IReadOnlyList<Guid>? Photos);

/// <summary>What was done (处置).</summary>
internal static class HandleCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("handle", nameof(HandleCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, HandleCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Handle(request.Words), request.Photos);
}

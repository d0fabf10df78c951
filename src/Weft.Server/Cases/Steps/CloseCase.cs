using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record CloseCaseRequest(string Words, bool CompletionMet, IReadOnlyList<Guid>? Photos);

/// <summary>Closes the case (结案); the words are what its reporter reads.</summary>
internal static class CloseCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("close", nameof(CloseCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, CloseCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Close(request.Words, request.CompletionMet), request.Photos);
}

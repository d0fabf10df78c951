using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record HandleOnSpotRequest(string? ItemCode, int? Condition, string Words, IReadOnlyList<Guid>? Photos);

/// <summary>Solved by the worker on the spot (自办).</summary>
internal static class HandleOnSpot
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("handle-on-spot", nameof(HandleOnSpot), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, HandleOnSpotRequest request, SignedIn by, CaseSteps steps) =>
        steps.TakeWithItem(
            id, by, request.ItemCode, request.Condition, terms => new CaseCommand.HandleOnSpot(terms, request.Words), request.Photos);
}

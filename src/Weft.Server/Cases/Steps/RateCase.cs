using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record RateCaseRequest(int Score, string? Words);

/// <summary>A rating from 1 to 5 (评价).</summary>
internal static class RateCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("rate", nameof(RateCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, RateCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Rate(request.Score, request.Words));
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record UrgeCaseRequest(string? Words);

/// <summary>Reminds the holder (催办).</summary>
internal static class UrgeCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("urge", nameof(UrgeCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, UrgeCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Urge(request.Words));
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record WhistleForUnitsRequest(string Place, IReadOnlyList<Guid> UnitIds, string? Words);

/// <summary>Calls units to a place (吹哨); the first is the lead.</summary>
internal static class WhistleForUnits
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("whistle", nameof(WhistleForUnits), Handle);

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, WhistleForUnitsRequest request, SignedIn by, CaseSteps steps, CaseGround ground)
    {
        if (ground.Units(request.UnitIds) is not { } units)
        {
            return CaseProblems.UnitUnknown.Answer();
        }

        return await steps.Take(id, by, _ => new CaseCommand.Whistle(request.Place, units, request.Words));
    }
}

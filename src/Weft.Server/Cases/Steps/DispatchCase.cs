using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record DispatchCaseRequest(Guid LeadUnitId, IReadOnlyList<Guid>? AssistingUnitIds, string? Words);

/// <summary>To one lead unit and any number of assisting ones (派遣).</summary>
internal static class DispatchCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("dispatch", nameof(DispatchCase), Handle);

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, DispatchCaseRequest request, SignedIn by, CaseSteps steps, CaseGround ground)
    {
        if (ground.Unit(request.LeadUnitId) is not { } lead || ground.Units(request.AssistingUnitIds) is not { } assisting)
        {
            return CaseProblems.UnitUnknown.Answer();
        }

        return await steps.Take(id, by, _ => new CaseCommand.Dispatch(lead, assisting, request.Words));
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record PassDownCaseRequest(Guid UnitId, string Reason);

/// <summary>To a station below (交办).</summary>
internal static class PassDownCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("pass-down", nameof(PassDownCase), Handle);

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, PassDownCaseRequest request, SignedIn by, CaseSteps steps, CaseGround ground)
    {
        if (ground.Unit(request.UnitId) is not { } unit)
        {
            return CaseProblems.UnitUnknown.Answer();
        }

        return await steps.Take(id, by, _ => new CaseCommand.PassDown(unit, request.Reason));
    }
}

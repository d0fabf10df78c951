using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record SuperviseCaseRequest(Guid? UnitId, string Limit, string Words);

/// <summary>A formal order with its own limit (督办), to the holder when no unit is named.</summary>
internal static class SuperviseCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("supervise", nameof(SuperviseCase), Handle);

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, SuperviseCaseRequest request, SignedIn by, CaseSteps steps, CaseGround ground)
    {
        if (!Limit.TryParse(request.Limit, out var limit, out _))
        {
            return CaseProblems.LimitNotValid.Answer();
        }

        var unit = request.UnitId is { } named ? ground.Unit(named) : null;
        if (request.UnitId is not null && unit is null)
        {
            return CaseProblems.UnitUnknown.Answer();
        }

        return await steps.Take(id, by, _ => new CaseCommand.Supervise(Guid.CreateVersion7(), unit, limit, request.Words));
    }
}

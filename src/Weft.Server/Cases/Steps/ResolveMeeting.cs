using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record ResolveMeetingRequest(Guid ResponsibleUnitId, IReadOnlyList<string> Participants, string Minutes, IReadOnlyList<Guid>? Photos);

/// <summary>The meeting names the responsible unit, which is bound (决议).</summary>
internal static class ResolveMeeting
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("resolve", nameof(ResolveMeeting), Handle);

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, ResolveMeetingRequest request, SignedIn by, CaseSteps steps, CaseGround ground)
    {
        if (ground.Unit(request.ResponsibleUnitId) is not { } unit)
        {
            return CaseProblems.UnitUnknown.Answer();
        }

        return await steps.Take(id, by, _ => new CaseCommand.Resolve(unit, request.Participants ?? [], request.Minutes), request.Photos);
    }
}

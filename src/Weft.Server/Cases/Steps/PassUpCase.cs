using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record PassUpCaseRequest(string Reason, string Tried, IReadOnlyList<Guid>? Photos);

/// <summary>To the station of the next level (上报上级), with what was tried.</summary>
internal static class PassUpCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("pass-up", nameof(PassUpCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, PassUpCaseRequest request, SignedIn by, CaseSteps steps, CaseGround ground) =>
        steps.Take(id, by, file => new CaseCommand.PassUp(ground.Above(file), request.Reason, request.Tried), request.Photos);
}

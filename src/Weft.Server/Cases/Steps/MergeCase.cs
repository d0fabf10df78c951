using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record MergeCaseRequest(Guid SurvivorId, string Reason);

/// <summary>Into another case about the same thing (并案); its reporters follow the survivor.</summary>
internal static class MergeCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("merge", nameof(MergeCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, MergeCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(
            id, by,
            (file, survivor) => new CaseCommand.Merge(request.SurvivorId, (survivor ?? file).Number, (survivor ?? file).Stage, request.Reason),
            request.SurvivorId == id ? null : request.SurvivorId);
}

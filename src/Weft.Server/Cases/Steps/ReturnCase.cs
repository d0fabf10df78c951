using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record ReturnCaseRequest(string Reason, string Proposal, IReadOnlyList<Guid>? Photos);

/// <summary>Back to the sender (退回), with a reason and a proposal.</summary>
internal static class ReturnCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("return", nameof(ReturnCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, ReturnCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Return(request.Reason, request.Proposal), request.Photos);
}

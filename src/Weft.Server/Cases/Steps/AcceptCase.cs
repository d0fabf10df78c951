using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record AcceptCaseRequest(string? ItemCode, int? Condition);

/// <summary>Takes the case up (受理); names the item where the report had none.</summary>
internal static class AcceptCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("accept", nameof(AcceptCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, AcceptCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.TakeWithItem(id, by, request.ItemCode, request.Condition, terms => new CaseCommand.Accept(terms));
}

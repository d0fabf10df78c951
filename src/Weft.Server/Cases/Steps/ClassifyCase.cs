using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record ClassifyCaseRequest(string ItemCode, int? Condition);

/// <summary>Chooses or corrects the item of the catalogue (归类).</summary>
internal static class ClassifyCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("classify", nameof(ClassifyCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, ClassifyCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.TakeWithItem(id, by, request.ItemCode, request.Condition, terms => new CaseCommand.Classify(terms!));
}

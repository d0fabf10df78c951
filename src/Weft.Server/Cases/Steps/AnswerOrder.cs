using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record AnswerOrderRequest(Guid OrderId, string Words, IReadOnlyList<Guid>? Photos);

/// <summary>Answers a supervision order (督办回复).</summary>
internal static class AnswerOrder
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("answer-order", nameof(AnswerOrder), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, AnswerOrderRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.AnswerOrder(request.OrderId, request.Words), request.Photos);
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record DecideAppealRequest(bool Upheld, string Reason);

/// <summary>Upholds or dismisses the appeal (申诉裁定).</summary>
internal static class DecideAppeal
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("decide-appeal", nameof(DecideAppeal), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, DecideAppealRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.DecideAppeal(request.Upheld, request.Reason));
}

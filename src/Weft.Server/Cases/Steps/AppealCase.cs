using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record AppealCaseRequest(string Reason, IReadOnlyList<Guid>? Photos);

/// <summary>The unit asks not to be charged with the delay (申诉).</summary>
internal static class AppealCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("appeal", nameof(AppealCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, AppealCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Appeal(request.Reason), request.Photos);
}

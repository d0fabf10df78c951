using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record ReportInRequest(IReadOnlyList<Guid>? Photos);

/// <summary>The unit came and signs for the case (报到).</summary>
internal static class ReportIn
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("report-in", nameof(ReportIn), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, ReportInRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.ReportIn(), request.Photos);
}

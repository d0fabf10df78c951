using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record RemarkOnCaseRequest(string Words, IReadOnlyList<Guid>? Photos);

/// <summary>A note in the timeline (备注).</summary>
internal static class RemarkOnCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("remark", nameof(RemarkOnCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, RemarkOnCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Remark(request.Words), request.Photos);
}

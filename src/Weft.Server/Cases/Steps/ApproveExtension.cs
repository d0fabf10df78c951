using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record ApproveExtensionRequest(string? Words);

/// <summary>One of the two approvals (同意延期).</summary>
internal static class ApproveExtension
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("approve-extension", nameof(ApproveExtension), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, ApproveExtensionRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.ApproveExtension(request.Words));
}

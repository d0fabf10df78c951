using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record RefuseExtensionRequest(string Reason);

/// <summary>The limit stays (不同意延期).</summary>
internal static class RefuseExtension
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("refuse-extension", nameof(RefuseExtension), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, RefuseExtensionRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.RefuseExtension(request.Reason));
}

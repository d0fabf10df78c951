using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record VerifyCaseRequest(bool Confirmed, string Words, IReadOnlyList<Guid>? Photos);

/// <summary>Says whether the report is true, with a photo (核实).</summary>
internal static class VerifyCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("verify", nameof(VerifyCase), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, VerifyCaseRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Verify(request.Confirmed, request.Words), request.Photos);
}

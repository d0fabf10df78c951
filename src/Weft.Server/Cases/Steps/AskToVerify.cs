using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record AskToVerifyRequest(Guid? PersonId);

/// <summary>Asks a worker near whether the report is true (请求核实).</summary>
internal static class AskToVerify
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("ask-to-verify", nameof(AskToVerify), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, AskToVerifyRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.AskToVerify(request.PersonId));
}

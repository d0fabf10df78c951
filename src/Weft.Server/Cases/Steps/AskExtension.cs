using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record AskExtensionRequest(string By, string Reason);

/// <summary>Asks for more time before the limit (申请延期), written as 2工作日.</summary>
internal static class AskExtension
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("ask-extension", nameof(AskExtension), Handle);

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, AskExtensionRequest request, SignedIn by, CaseSteps steps)
    {
        if (!Limit.TryParse(request.By, out var limit, out _))
        {
            return CaseProblems.LimitNotValid.Answer();
        }

        return await steps.Take(id, by, _ => new CaseCommand.AskExtension(limit, request.Reason));
    }
}

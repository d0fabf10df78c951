using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record CallBackReporterRequest(bool Reached, bool? Solved, int? Score, string? Words);

/// <summary>A call to the reporter (回访), with the rating given on the phone.</summary>
internal static class CallBackReporter
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("call-back", nameof(CallBackReporter), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, CallBackReporterRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.CallBack(request.Reached, request.Solved, request.Score, request.Words));
}

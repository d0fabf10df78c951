using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record ConferRequest(IReadOnlyList<string> Participants, string Minutes, IReadOnlyList<Guid>? Photos);

/// <summary>Minutes of a conference about the case (会商).</summary>
internal static class Confer
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("confer", nameof(Confer), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, ConferRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.Confer(request.Participants ?? [], request.Minutes), request.Photos);
}

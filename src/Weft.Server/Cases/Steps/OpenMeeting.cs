using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Http;

namespace Weft.Server.Cases.Steps;

internal sealed record OpenMeetingRequest(string Reason);

/// <summary>Calls a joint meeting (召开联席会议).</summary>
internal static class OpenMeeting
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("open-meeting", nameof(OpenMeeting), Handle);

    private static Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, OpenMeetingRequest request, SignedIn by, CaseSteps steps) =>
        steps.Take(id, by, _ => new CaseCommand.OpenMeeting(request.Reason));
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Cases;
using Weft.Server.Access;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Cases.Steps;

internal sealed record AssignCaseRequest(Guid PersonId);

/// <summary>To a person of the holding unit (指派).</summary>
internal static class AssignCase
{
    public static void Map(IEndpointRouteBuilder cases) => cases.MapStep("assign", nameof(AssignCase), Handle);

    private static async Task<Results<Ok<StepAnswer>, ProblemHttpResult>> Handle(
        Guid id, AssignCaseRequest request, SignedIn by, CaseSteps steps, KnownAccounts accounts, RegionTree regions, TimeProvider clock)
    {
        if (await accounts.Find(request.PersonId) is not { Active: true } person)
        {
            return CaseProblems.PersonUnknown.Answer();
        }

        var actor = person.ActorAt(clock.GetUtcNow(), regions.Now);
        return await steps.Take(id, by, _ => new CaseCommand.Assign(
            person.Id, actor.Name, [.. actor.Assignments.Select(assignment => assignment.UnitId).OfType<Guid>()]));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <summary>Gives an account another role in a region.</summary>
internal static class AddAssignment
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{id:guid}/assignments", Handle).WithName(nameof(AddAssignment)).For(Role.Administrator);

    private static async Task<Results<Created<AssignmentAnswer>, ProblemHttpResult>> Handle(
        Guid id, AssignmentRequest request, SignedIn by, WeftDb db, AccountScope scope, AssignmentRules rules, RegionTree regions,
        AccountAnswers answers, KnownAccounts known, AuditLog audit, CancellationToken ct)
    {
        if (await scope.Find(id, by.Actor, ct) is not { } found)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (rules.Refusal(request, by.Actor) is { } refusal)
        {
            return refusal;
        }

        if (found.Account.Resident)
        {
            return AccessProblems.ResidentsHoldNoRole.Answer();
        }

        var row = rules.Row(request, id);
        var answer = answers.Of(row);
        db.Add(row);
        audit.Add("assignment.added", "account", id, regions.Find(request.RegionId)?.Path, after: answer);
        await db.SaveChangesAsync(ct);
        known.Forget(id);
        return TypedResults.Created($"/api/accounts/{id}", answer);
    }
}

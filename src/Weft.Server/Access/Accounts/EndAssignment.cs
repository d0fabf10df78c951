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

/// <param name="At">Now, when left out.</param>
internal sealed record EndAssignmentRequest(DateTimeOffset? At);

/// <summary>Ends a role, now or at a time to come. It stays in the account's past.</summary>
internal static class EndAssignment
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{id:guid}/assignments/{assignment:guid}/end", Handle).WithName(nameof(EndAssignment)).For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Guid assignment, EndAssignmentRequest request, SignedIn by, WeftDb db, AccountScope scope, LastAdministrator last,
        RegionTree regions, AccountAnswers answers, KnownAccounts known, AuditLog audit, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.Work(ct);
        // The account may hold more, above: ending what lies within the own regions is allowed all the same.
        if (await scope.Find(id, by.Actor, ct) is not { } found
            || found.Assignments.FirstOrDefault(row => row.Id == assignment) is not { } row
            || !scope.IsWithin(row, by.Actor) || row.Role == Role.Resident)
        {
            return RequestProblems.NotFound.Answer();
        }

        var now = clock.GetUtcNow();
        var at = (request.At ?? now).ToUniversalTime();
        if (at < now.AddMinutes(-1) || row.ValidTo <= now)
        {
            return row.ValidTo <= now ? TypedResults.NoContent()
                : Refuse.Field("at", "结束时间不能早于现在：过去的授权不能改写。", "An assignment does not end before now: what somebody was allowed is past.");
        }

        if (row.Role == Role.Administrator && id == by.Actor.AccountId)
        {
            return AccessProblems.NotYourself.Answer();
        }

        if (await last.Is([row], ct))
        {
            return AccessProblems.LastAdministrator.Answer();
        }

        var before = answers.Of(row);
        row.ValidTo = at > row.ValidFrom ? at : row.ValidFrom;
        audit.Add("assignment.ended", "account", id, row.RegionId is { } region ? regions.Find(region)?.Path : null, before, answers.Of(row));
        await db.SaveChangesAsync(ct);
        await work.Commit();
        known.Forget(id);
        return TypedResults.NoContent();
    }
}

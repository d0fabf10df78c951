using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>Closes an account: its sessions and keys are refused within moments. What it did stays, and what its owner's phone still sends waits for a person.</summary>
internal static class DeactivateAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{id:guid}/deactivate", Handle).WithName(nameof(DeactivateAccount)).For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, WeftDb db, AccountScope scope, LastAdministrator last, KnownAccounts known, AuditLog audit, TimeProvider clock, CancellationToken ct)
    {
        await using var work = await db.Work(ct);
        if (await scope.Find(id, by.Actor, ct) is not { } found)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!found.IsWhole)
        {
            return AccessProblems.AboveYourScope.Answer();
        }

        if (id == by.Actor.AccountId)
        {
            return AccessProblems.NotYourself.Answer();
        }

        if (!found.Account.Active)
        {
            return TypedResults.NoContent();
        }

        var now = clock.GetUtcNow();
        if (await last.Is([.. found.Assignments.Where(row => row.ValidTo is null || row.ValidTo > now)], ct))
        {
            return AccessProblems.LastAdministrator.Answer();
        }

        found.Account.Active = false;
        audit.Add("account.deactivated", "account", id, scope.Home(found), new { Active = true }, new { Active = false });
        await db.SaveChangesAsync(ct);
        await work.Commit();
        known.Forget(id);
        return TypedResults.NoContent();
    }
}

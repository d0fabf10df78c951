using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>Opens a closed account again. Sessions of the time before stay ended.</summary>
internal static class ActivateAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{id:guid}/activate", Handle).WithName(nameof(ActivateAccount)).For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, WeftDb db, AccountScope scope, KnownAccounts known, AuditLog audit, CancellationToken ct)
    {
        if (await scope.Find(id, by.Actor, ct) is not { } found)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!found.IsWhole)
        {
            return AccessProblems.AboveYourScope.Answer();
        }

        if (!found.Account.Active)
        {
            found.Account.Active = true;
            found.Account.SecurityStamp = Passwords.NewStamp();
            audit.Add("account.activated", "account", id, scope.Home(found), new { Active = false }, new { Active = true });
            await db.SaveChangesAsync(ct);
            known.Forget(id);
        }

        return TypedResults.NoContent();
    }
}

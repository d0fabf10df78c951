using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>Shown this once, to be told to its owner, who changes it at the next sign-in.</summary>
internal sealed record GivenPasswordAnswer(string Password);

/// <summary>Gives somebody who forgot it a new password, opens a locked name and, when asked, takes the second factor off a lost phone.</summary>
internal static class ResetPassword
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{id:guid}/password", Handle).WithName(nameof(ResetPassword)).For(Role.Administrator).HoldsSecrets().RefuseKeys();

    private static async Task<Results<Ok<GivenPasswordAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, WeftDb db, AccountScope scope, Passwords passwords, SecondFactor secondFactor, SignInFailures failures,
        KnownAccounts known, AuditLog audit, CancellationToken ct, bool takeOffTotp = false)
    {
        if (await scope.Find(id, by.Actor, ct) is not { Account.Resident: false } found)
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

        var password = Passwords.New();
        passwords.Set(found.Account, password, given: true);
        if (takeOffTotp)
        {
            await secondFactor.TakeOff(found.Account);
        }

        audit.Add("password.reset", "account", id, scope.Home(found), after: new { TakeOffTotp = takeOffTotp });
        await db.SaveChangesAsync(ct);
        await failures.Open(found.Account.UserName!);
        known.Forget(id);
        return TypedResults.Ok(new GivenPasswordAnswer(password));
    }
}

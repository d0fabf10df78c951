using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

internal sealed record ChangePasswordRequest(string? Current, string? New);

/// <summary>Changes one's own password. All sessions of the account end; the web session that asked goes on under a new cookie, an app signs in again.</summary>
internal static class ChangePassword
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("/password", Handle).WithName(nameof(ChangePassword)).AllowBeforeSetUp().RefuseKeys().HoldsSecrets().LimitByAddress();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        ChangePasswordRequest request, SignedIn by, WeftDb db, Passwords passwords, SignInFailures failures, Sessions sessions,
        KnownAccounts known, AuditLog audit, HttpContext http, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleAsync(account => account.Id == by.Actor.AccountId, ct);
        if (await failures.LockedUntil(account.UserName!) is { } until)
        {
            return AccessProblems.Locked.Answer(("until", until));
        }

        if (request.Current is not { Length: <= PasswordRules.Longest } current || !passwords.Has(account, current))
        {
            await failures.Add(account.UserName!);
            return AccessProblems.WrongPassword.Answer();
        }

        if (PasswordRules.Fault(request.New, account.UserName!, "new") is { } fault)
        {
            return Refuse.Fields(fault);
        }

        passwords.Set(account, request.New!, given: false);
        audit.Add("password.changed", "account", account.Id, by.Actor.Home());
        await db.SaveChangesAsync(ct);
        known.Forget(account.Id);
        if (http.User.Identity?.AuthenticationType == Schemes.Cookie)
        {
            await sessions.BeginCookie(http, account);
        }

        return TypedResults.NoContent();
    }
}

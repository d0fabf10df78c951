using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

internal sealed record TakeOffTotpRequest(string? Password, string? Code, string? RecoveryCode);

/// <summary>Takes the second factor off, to move to another device. Administrators set up the next before they go on.</summary>
internal static class TakeOffTotp
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapDelete("/totp", Handle).WithName(nameof(TakeOffTotp)).RefuseKeys().HoldsSecrets().LimitByAddress();

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        [FromBody] TakeOffTotpRequest request, SignedIn by, WeftDb db, PasswordSignIn signIn, SecondFactor secondFactor, KnownAccounts known,
        AuditLog audit, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleAsync(account => account.Id == by.Actor.AccountId, ct);
        if (!account.TwoFactorEnabled)
        {
            return AccessProblems.TotpNotBegun.Answer();
        }

        // Asks for everything again: an unlocked desk is not enough.
        var (_, refusal) = await signIn.Try(new SignInRequest(account.UserName, request.Password, request.Code, request.RecoveryCode), ct);
        if (refusal is not null)
        {
            return refusal;
        }

        await secondFactor.TakeOff(account);
        audit.Add("totp.taken-off", "account", account.Id, by.Actor.Home());
        await db.SaveChangesAsync(ct);
        known.Forget(account.Id);
        return TypedResults.NoContent();
    }
}

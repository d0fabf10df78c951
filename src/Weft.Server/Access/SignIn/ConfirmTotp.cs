using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

internal sealed record ConfirmTotpRequest(string? Code);

/// <summary>Each is good once, instead of a code. Shown now and never again.</summary>
internal sealed record RecoveryCodesAnswer(string[] RecoveryCodes);

/// <summary>Puts the second factor in force, with a code that shows the app has the secret.</summary>
internal static class ConfirmTotp
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPut("/totp", Handle).WithName(nameof(ConfirmTotp)).AllowBeforeSetUp().RefuseKeys().HoldsSecrets().LimitByAddress();

    private static async Task<Results<Ok<RecoveryCodesAnswer>, ProblemHttpResult>> Handle(
        ConfirmTotpRequest request, SignedIn by, WeftDb db, SecondFactor secondFactor, KnownAccounts known, AuditLog audit, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleAsync(account => account.Id == by.Actor.AccountId, ct);
        if (account.TwoFactorEnabled)
        {
            return AccessProblems.TotpInForce.Answer();
        }

        if (!await secondFactor.IsBegun(account))
        {
            return AccessProblems.TotpNotBegun.Answer();
        }

        if (request.Code is not { Length: <= 20 } code || !await secondFactor.HasCode(account, code))
        {
            return AccessProblems.WrongCode.Answer();
        }

        var codes = await secondFactor.Confirm(account);
        audit.Add("totp.set-up", "account", account.Id, by.Actor.Home());
        await db.SaveChangesAsync(ct);
        known.Forget(account.Id);
        return TypedResults.Ok(new RecoveryCodesAnswer(codes));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>An address for authenticator apps, shown as a square code; its secret is in it for those who type.</summary>
internal sealed record TotpAnswer(string Uri);

/// <summary>Makes an authenticator secret. It is in force only once a code of it was sent back.</summary>
internal static class BeginTotp
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("/totp", Handle).WithName(nameof(BeginTotp)).AllowBeforeSetUp().RefuseKeys().HoldsSecrets();

    private static async Task<Results<Ok<TotpAnswer>, ProblemHttpResult>> Handle(
        SignedIn by, WeftDb db, SecondFactor secondFactor, CancellationToken ct)
    {
        var account = await db.Set<Account>().SingleAsync(account => account.Id == by.Actor.AccountId, ct);
        if (account.TwoFactorEnabled)
        {
            return AccessProblems.TotpInForce.Answer();
        }

        var uri = await secondFactor.Begin(account);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new TotpAnswer(uri));
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;

namespace Weft.Server.Access;

internal sealed record RefreshTokenRequest(string? RefreshToken);

/// <summary>Renews a bearer token of the same session, as long as the account stands and the session was not ended.</summary>
internal static class RefreshToken
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("/tokens/refresh", Handle).WithName(nameof(RefreshToken)).Produces<AccessTokenResponse>()
            .AllowAnonymous().HoldsSecrets().LimitByAddress();

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> Handle(
        RefreshTokenRequest request, Sessions sessions, Standing standing, WeftDb db, CancellationToken ct)
    {
        if (request.RefreshToken is not { Length: > 0 and < 10_000 } token
            || sessions.Read(token) is not { Principal: var who }
            || await standing.Of(who) is not { } known
            || await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(account => account.Id == known.Id, ct) is not { } account)
        {
            return AccessProblems.RefreshTokenNotValid.Answer();
        }

        return Sessions.BeginToken(account, Guid.Parse(who.FindFirstValue(Schemes.SessionClaim)!));
    }
}

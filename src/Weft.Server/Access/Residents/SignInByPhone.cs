using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Weft.Server.Access;

/// <summary>Signs a resident in by phone and code: with a cookie on the web, with tokens in an app.</summary>
internal static class SignInByPhone
{
    public static void Map(IEndpointRouteBuilder session)
    {
        session.MapPost("/phone", Cookie).WithName("SignInByPhone").AllowAnonymous().HoldsSecrets().LimitByAddress();
        session.MapPost("/tokens/phone", Token).WithName("SignInByPhoneToken").Produces<AccessTokenResponse>()
            .AllowAnonymous().HoldsSecrets().LimitByAddress();
    }

    private static async Task<Results<Ok<MeAnswer>, ProblemHttpResult>> Cookie(
        PhoneSignInRequest request, PhoneSignIn signIn, Sessions sessions, Me me, HttpContext http, CancellationToken ct)
    {
        if (SameSite.IsFromElsewhere(http.Request))
        {
            return AccessProblems.OtherSite.Answer();
        }

        var (account, refusal) = await signIn.Try(request, ct);
        if (account is null)
        {
            return refusal!;
        }

        await sessions.BeginCookie(http, account);
        return TypedResults.Ok(await me.Of(account.Id));
    }

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> Token(PhoneSignInRequest request, PhoneSignIn signIn, CancellationToken ct)
    {
        var (account, refusal) = await signIn.Try(request, ct);
        return account is null ? refusal! : Sessions.BeginToken(account);
    }
}

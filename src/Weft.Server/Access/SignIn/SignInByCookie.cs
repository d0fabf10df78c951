using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Weft.Server.Access;

/// <summary>Signs a person in on the web: the answer sets the cookie and says who they are.</summary>
internal static class SignInByCookie
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("", Handle).WithName(nameof(SignInByCookie)).AllowAnonymous().HoldsSecrets().LimitByAddress();

    private static async Task<Results<Ok<MeAnswer>, ProblemHttpResult>> Handle(
        SignInRequest request, PasswordSignIn signIn, Sessions sessions, Me me, HttpContext http, CancellationToken ct)
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
}

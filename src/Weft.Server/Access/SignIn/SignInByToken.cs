using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Weft.Server.Access;

/// <summary>Signs an app in: the answer is a bearer token for an hour and a refresh token to renew it with.</summary>
internal static class SignInByToken
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapPost("/tokens", Handle).WithName(nameof(SignInByToken)).Produces<AccessTokenResponse>()
            .AllowAnonymous().HoldsSecrets().LimitByAddress();

    private static async Task<Results<SignInHttpResult, ProblemHttpResult>> Handle(
        SignInRequest request, PasswordSignIn signIn, CancellationToken ct)
    {
        var (account, refusal) = await signIn.Try(request, ct);
        return account is null ? refusal! : Sessions.BeginToken(account);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>Ends this session for good: the cookie or the tokens of it are refused from now on, wherever a copy may be.</summary>
internal static class SignOut
{
    public static void Map(IEndpointRouteBuilder session) =>
        session.MapDelete("", Handle).WithName(nameof(SignOut)).AllowBeforeSetUp().RefuseKeys();

    private static async Task<NoContent> Handle(SignedIn by, Sessions sessions, KnownAccounts accounts, HttpContext http)
    {
        await sessions.End(Guid.Parse(http.User.FindFirstValue(Schemes.SessionClaim)!), by.Actor.AccountId);
        accounts.Forget(by.Actor.AccountId);
        if (http.User.Identity?.AuthenticationType == Schemes.Cookie)
        {
            await http.SignOutAsync(Schemes.Cookie);
        }

        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Weft.Core.Access;

namespace Weft.Server.Http;

/// <summary>
/// The person behind a request. Handlers take it as a parameter; the Access module puts it there after authentication.
/// Routes of the API need a sign-in unless they say <c>AllowAnonymous</c>.
/// </summary>
internal sealed record SignedIn(Actor Actor)
{
    public static ValueTask<SignedIn?> BindAsync(HttpContext http) => ValueTask.FromResult(http.Features.Get<SignedIn>());
}

internal static class Roles
{
    /// <summary>Only for people who hold one of the roles, in whatever scope: the scope is the handler's to check.</summary>
    public static TBuilder For<TBuilder>(this TBuilder route, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddEndpointFilter(async (context, next) => context.HttpContext.Features.Get<SignedIn>() switch
        {
            null => RequestProblems.SignInFirst.Answer(),
            var by when !roles.Any(by.Actor.Has) => RequestProblems.NotAllowed.Answer(),
            _ => await next(context),
        });
}

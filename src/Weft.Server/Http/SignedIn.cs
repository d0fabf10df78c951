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

/// <summary>Mark of a route that only people with one of these roles may call.</summary>
internal sealed record NeedsRole(params Role[] AnyOf);

internal static class Roles
{
    /// <summary>
    /// Only for people who hold one of the roles, in whatever scope: the scope is the handler's to check. Asked before the
    /// request is read, so that a stranger learns nothing about what it should look like.
    /// </summary>
    public static TBuilder For<TBuilder>(this TBuilder route, params Role[] roles)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeedsRole(roles));
}

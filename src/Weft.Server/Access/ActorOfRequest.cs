using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Weft.Core.Access;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <summary>A route that works before the second factor is set up and a given password is changed: those that do just that.</summary>
internal sealed class OpenBeforeSetUp
{
    public static readonly OpenBeforeSetUp Instance = new();
}

/// <summary>A route that a person must call who signed in: no API key may change a password or make another key.</summary>
internal sealed class NotWithAKey
{
    public static readonly NotWithAKey Instance = new();
}

/// <summary>
/// After authentication: does the account still stand, is the session still open, may it go on, and as whom. Sets the
/// <see cref="SignedIn"/> of the request; a sign-in that ended meanwhile leaves the request anonymous.
/// </summary>
internal sealed class ActorOfRequest(
    RequestDelegate next, KnownAccounts accounts, KeyLimits limits, RegionTree regions, AccessSettings settings, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.User.Identity is { IsAuthenticated: true, AuthenticationType: { } scheme })
        {
            if (await Who(http.User, scheme) is not var (account, actor, key))
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else if (Refusal(http, scheme, account, actor, key) is { } refusal)
            {
                await refusal.ExecuteAsync(http);
                return;
            }
            else
            {
                http.Features.Set(new SignedIn(actor));
            }
        }

        await next(http);
    }

    private async Task<(KnownAccount Account, Actor Actor, KnownKey? Key)?> Who(ClaimsPrincipal user, string scheme)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            || await accounts.Find(id) is not { Active: true } account
            || (account.Demo && !settings.Demo))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (scheme == Schemes.Key)
        {
            var key = account.Keys.FirstOrDefault(one => one.Id.ToString() == user.FindFirstValue(Schemes.KeyClaim) && one.ExpiresAt > now);
            return key is null ? null : (account, account.ActorOf(key, now, regions.Now), key);
        }

        return user.FindFirstValue(Schemes.StampClaim) == account.Stamp
            && Guid.TryParse(user.FindFirstValue(Schemes.SessionClaim), out var session) && !account.EndedSessions.Contains(session)
                ? (account, account.ActorAt(now, regions.Now), null)
                : null;
    }

    private ProblemHttpResult? Refusal(HttpContext http, string scheme, KnownAccount account, Actor actor, KnownKey? key)
    {
        if (http.GetEndpoint()?.Metadata is not { } route)
        {
            return null;
        }

        if (key is not null)
        {
            return !limits.Take(key, out var wait) ? TooMany(http, wait)
                : route.GetMetadata<NotWithAKey>() is not null ? AccessProblems.NotWithAKey.Answer()
                : null;
        }

        if (scheme == Schemes.Cookie && SameSite.IsFromElsewhere(http.Request))
        {
            return AccessProblems.OtherSite.Answer();
        }

        return route.GetMetadata<OpenBeforeSetUp>() is not null || route.GetMetadata<IAllowAnonymous>() is not null ? null
            : account.PasswordIsGiven ? AccessProblems.ChangePasswordFirst.Answer()
            : !account.TwoFactor && TotpIsRequired(account, actor) ? AccessProblems.TotpSetUpFirst.Answer()
            : null;
    }

    private bool TotpIsRequired(KnownAccount account, Actor actor) =>
        (actor.Has(Role.Administrator) || actor.Has(Role.Auditor)) && (!account.Demo || settings.TotpForDemo);

    private static ProblemHttpResult TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return RequestProblems.TooMany.Answer();
    }
}

internal static class ActorOfRequestRoutes
{
    public static TBuilder AllowBeforeSetUp<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(OpenBeforeSetUp.Instance);

    public static TBuilder RefuseKeys<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(NotWithAKey.Instance);
}

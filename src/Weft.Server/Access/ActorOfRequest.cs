using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Weft.Core.Access;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <summary>
/// After authentication: does the account still stand, is the session still open, may it go on, and as whom. Sets the
/// <see cref="SignedIn"/> of the request; a sign-in that ended meanwhile leaves the request anonymous.
/// </summary>
internal sealed class ActorOfRequest(
    RequestDelegate next, Standing standing, KeyLimits limits, RegionTree regions, AccessSettings settings, TimeProvider clock)
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
        var now = clock.GetUtcNow();
        if (scheme != Schemes.Key)
        {
            return await standing.Of(user) is { } whole ? (whole, whole.ActorAt(now, regions.Now), null) : null;
        }

        return await standing.Account(user) is { } account
            && account.Keys.FirstOrDefault(one => one.Id.ToString() == user.FindFirstValue(Schemes.KeyClaim) && one.ExpiresAt > now) is { } key
                ? (account, account.ActorOf(key, now, regions.Now), key)
                : null;
    }

    private IResult? Refusal(HttpContext http, string scheme, KnownAccount account, Actor actor, KnownKey? key)
    {
        if (http.GetEndpoint()?.Metadata is not { } route)
        {
            return null;
        }

        if (key is not null && !limits.Take(key, out var wait))
        {
            return RouteMarks.TooMany(http, wait);
        }

        if (key is not null && route.GetMetadata<NotWithAKey>() is not null)
        {
            return AccessProblems.NotWithAKey.Answer();
        }

        if (scheme == Schemes.Cookie && SameSite.IsFromElsewhere(http.Request))
        {
            return AccessProblems.OtherSite.Answer();
        }

        return route.GetMetadata<IAllowAnonymous>() is not null ? null
            : key is null && route.GetMetadata<OpenBeforeSetUp>() is null && ToDoFirst(account, actor) is { } first ? first.Answer()
            : route.GetOrderedMetadata<NeedsRole>().Any(needed => !needed.AnyOf.Any(actor.Has)) ? RequestProblems.NotAllowed.Answer()
            : null;
    }

    private ProblemCode? ToDoFirst(KnownAccount account, Actor actor) =>
        account.PasswordIsGiven ? AccessProblems.ChangePasswordFirst
        : settings.MustSetUpTotp(account, actor) ? AccessProblems.TotpSetUpFirst
        : null;
}

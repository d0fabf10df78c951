using System.Security.Claims;

namespace Weft.Server.Access;

/// <summary>Whether the sign-in behind a cookie or token still holds: the account is open, its stamp is the same, the session was not ended.</summary>
internal sealed class Standing(KnownAccounts accounts, AccessSettings settings)
{
    public async Task<KnownAccount?> Of(ClaimsPrincipal who) =>
        await Account(who) is { } account
        && who.FindFirstValue(Schemes.StampClaim) == account.Stamp
        && Guid.TryParse(who.FindFirstValue(Schemes.SessionClaim), out var session)
        && !account.EndedSessions.Contains(session)
            ? account
            : null;

    /// <summary>The account alone, for keys, which have no stamp and no session.</summary>
    public async Task<KnownAccount?> Account(ClaimsPrincipal who) =>
        Guid.TryParse(who.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && await accounts.Find(id) is { Active: true } account
        && (!account.Demo || settings.Demo)
            ? account
            : null;
}

using System.Security.Claims;

namespace Weft.Server.Access;

/// <summary>How a request may say who it comes from: a cookie (the web), a bearer token (apps), an API key (machines).</summary>
internal static class Schemes
{
    /// <summary>Looks at the headers and picks one of the others.</summary>
    public const string Any = "weft";

    public const string Cookie = "cookie";
    public const string Bearer = "bearer";
    public const string Key = "key";

    public const string KeyHeader = "X-Api-Key";
    public const string StampClaim = "stamp";
    public const string SessionClaim = "session";
    public const string KeyClaim = "key";

    /// <summary>Who a cookie or token will stand for: it dies with the stamp, or when its session is ended.</summary>
    public static ClaimsPrincipal Principal(Account account, string scheme, Guid session) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new Claim(StampClaim, account.SecurityStamp!),
            new Claim(SessionClaim, session.ToString()),
        ],
        scheme));
}

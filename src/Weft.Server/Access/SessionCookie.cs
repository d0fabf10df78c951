using System.Net;
using Microsoft.AspNetCore.Http;

namespace Weft.Server.Access;

/// <summary>
/// The cookie of the web: never readable by scripts, never sent from other sites' forms, and only over TLS, which a proxy may
/// have ended before us; on the machine itself plain http will do.
/// </summary>
internal sealed class SessionCookie : CookieBuilder
{
    public SessionCookie()
    {
        Name = "weft";
        HttpOnly = true;
        SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        IsEssential = true;
        Path = "/";
    }

    public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
    {
        var options = base.Build(context, expiresFrom);
        options.Secure = context.Request.IsHttps || !IsLoopback(context.Request.Host.Host);
        return options;
    }

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}

using Microsoft.AspNetCore.Http;

namespace Weft.Server.Access;

/// <summary>
/// Whether a browser sends a write on behalf of another site. Browsers say so themselves (Sec-Fetch-Site; Origin before it);
/// a client that says neither is no browser, and holds a cookie only if somebody gave it one.
/// </summary>
internal static class SameSite
{
    public static bool IsFromElsewhere(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return false;
        }

        return (request.Headers["Sec-Fetch-Site"].ToString(), request.Headers.Origin.ToString()) switch
        {
            ("same-origin" or "none", _) => false,
            ({ Length: > 0 }, _) => true,
            (_, "") => false,
            // The host is compared without the scheme: behind a proxy that ends TLS the server sees http.
            (_, var origin) => !Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                || !string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase),
        };
    }
}

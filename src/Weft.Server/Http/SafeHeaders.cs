using Microsoft.AspNetCore.Builder;

namespace Weft.Server.Http;

/// <summary>Headers of every answer that keep browsers from guessing: no sniffing of types, no foreign frames, no addresses told to others.</summary>
internal static class SafeHeaders
{
    public static void UseSafeHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // On starting, as the handler of exceptions clears what was set before it.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "SAMEORIGIN";
            headers["Referrer-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(http);
    });
}

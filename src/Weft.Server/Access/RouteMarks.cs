using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Http;

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

internal static class RouteMarks
{
    public static TBuilder AllowBeforeSetUp<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(OpenBeforeSetUp.Instance);

    public static TBuilder RefuseKeys<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(NotWithAKey.Instance);

    public static TBuilder HoldsSecrets<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(AnswersSecret.Instance);

    /// <summary>So many calls a minute from one address, all routes with this mark together.</summary>
    public static TBuilder LimitByAddress<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            return http.RequestServices.GetRequiredService<AddressLimits>().Take(http.Connection.RemoteIpAddress, out var wait)
                ? await next(context)
                : TooMany(http, wait);
        });

    public static IResult TooMany(HttpContext http, TimeSpan wait)
    {
        http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return RequestProblems.TooMany.Answer();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.LiveFeed;

/// <summary>Table of contents of the live feed: one reader a process, one stream a client.</summary>
internal static class LiveFeedModule
{
    public static void AddLiveFeed(this IServiceCollection services)
    {
        services.AddSingleton<LiveCatchUp>();
        services.AddSingleton<LiveHub>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveHub>());
    }

    public static void MapLiveFeed(this IEndpointRouteBuilder api)
    {
        var live = api.MapGroup("/live").WithTags("Live feed");

        WatchLive.Map(live);
    }
}

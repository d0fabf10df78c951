using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Regions;

/// <summary>Table of contents of places: every route and every service it adds.</summary>
internal static class RegionsModule
{
    public static void AddRegions(this IServiceCollection services)
    {
        services.AddSingleton<RegionTree>();
        services.AddHostedService<RegionTreeFollows>();
    }
}

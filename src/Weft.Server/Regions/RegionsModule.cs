using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Database;
using Weft.Server.Regions.Changing;
using Weft.Server.Regions.Codes;
using Weft.Server.Regions.Imports;
using Weft.Server.Regions.Reading;
using Weft.Server.Regions.Staffing;

namespace Weft.Server.Regions;

/// <summary>Table of contents of places: every route and every service it adds.</summary>
internal static class RegionsModule
{
    public const string Schema = "regions";

    public static void AddRegions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection("Regions").Get<RegionSettings>() ?? new RegionSettings());
        services.AddSingleton<RegionTree>();
        services.AddHostedService<RegionTreeFollows>();
        services.AddScoped<RefreshAfterCommit>();
        services.AddScoped<MapChanges>();
        services.AddScoped<RegionStore>();
        services.AddSingleton<Successors>();
        services.ConfigureDbContext<WeftDb>(
            (provider, options) => options.AddInterceptors(provider.GetRequiredService<RefreshAfterCommit>()), ServiceLifetime.Scoped);
    }

    public static void MapRegions(this IEndpointRouteBuilder api)
    {
        var regions = api.MapGroup("/regions").WithTags("Regions");

        ListRegions.Map(regions);
        GetRegion.Map(regions);
        SearchRegions.Map(regions);
        LocatePoint.Map(regions);
        ExportMap.Map(regions);
        RegionHistory.Map(regions);
        ListSuccessors.Map(regions);

        ImportBoundaries.Map(regions);
        ImportDivisions.Map(regions);
        CreateRegion.Map(regions);
        ChangeRegion.Map(regions);
        ChangeBoundary.Map(regions);
        MoveRegion.Map(regions);
        SplitRegion.Map(regions);
        MergeRegions.Map(regions);
        CloseRegion.Map(regions);

        ListSchemes.Map(regions);
        AddScheme.Map(regions);
        GiveCode.Map(regions);
        NumberGrids.Map(regions);

        ListStaff.Map(regions);
        GivePost.Map(regions);
        EndPost.Map(regions);
        ListVacancies.Map(regions);
    }
}

using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Weft.Core.Access;
using Weft.Server.Insight.Figures;
using Weft.Server.Work;

namespace Weft.Server.Insight;

/// <summary>Table of contents of insight: what the one screen shows of a region, and what everybody may know of the city.</summary>
internal static class InsightModule
{
    /// <summary>Questions without a sign-in, by address.</summary>
    public const string PublicLimit = "public";

    /// <summary>Those who look at a region as a whole; what they see is further narrowed to what their regions cover.</summary>
    public static readonly Role[] Onlookers =
    [
        Role.GridWorker, Role.Assistant, Role.GridLeader, Role.StationOperator, Role.Dispatcher, Role.HotlineOperator, Role.Supervisor,
        Role.Analyst, Role.Administrator, Role.Auditor,
    ];

    public static void AddInsight(this IServiceCollection services)
    {
        services.AddMemoryCache();
        services.AddSingleton<FigureNames>();
        services.AddJob<FollowCases>();
        services.Configure<RateLimiterOptions>(limits => limits.AddPolicy(PublicLimit, http => RateLimitPartition.GetTokenBucketLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 120,
                TokensPerPeriod = 60,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            })));
    }

    public static void MapInsight(this IEndpointRouteBuilder api)
    {
        var insight = api.MapGroup("/insight").WithTags("Insight");
        CountRegions.Map(insight);
        ShowOpenCases.Map(insight);
        ShowHeat.Map(insight);
        ShowStaff.Map(insight);
        ShowFigures.Map(insight);

        var open = api.MapGroup("/public").WithTags("Public");
        ShowPublicMap.Map(open);
        ShowPublicGround.Map(open);
        ShowPublicPlace.Map(open);
        ShowPublicFigures.Map(open);
    }
}

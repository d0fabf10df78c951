using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Work;

/// <summary>Table of contents of the background work: the engine, and the page that shows how its jobs stand.</summary>
internal static class WorkModule
{
    public static void AddWork(this IServiceCollection services)
    {
        services.AddSingleton<JobBook>();
        services.AddSingleton<Worker>();
        services.AddHostedService(provider => provider.GetRequiredService<Worker>());
    }

    /// <summary>Registers a job; each run gets a fresh one from a scope of its own.</summary>
    public static void AddJob<TJob>(this IServiceCollection services)
        where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        services.AddScoped<IJob>(provider => provider.GetRequiredService<TJob>());
    }

    public static void MapWork(this IEndpointRouteBuilder api)
    {
        var work = api.MapGroup("/work").WithTags("Work");

        ListJobs.Map(work);
    }
}

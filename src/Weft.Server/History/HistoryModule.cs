using Microsoft.Extensions.DependencyInjection;
using Weft.Server.History.City;

namespace Weft.Server.History;

/// <summary>Table of contents of history: what other systems recorded, taken over by <c>weft import cases</c>. It has no routes.</summary>
internal static class HistoryModule
{
    public const string Schema = "history";

    public static void AddHistory(this IServiceCollection services)
    {
        services.AddScoped<PrepareRegions>();
        services.AddScoped<PrepareUnits>();
        services.AddScoped<PrepareItems>();
        services.AddScoped<PrepareCity>();
        services.AddScoped<ImportCases>();
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo;

/// <summary>Table of contents of the demo city: what it adds. It has no routes and no tables of its own.</summary>
internal static class DemoModule
{
    public static void AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<SeedCity>();
        if (configuration.GetValue("Weft:Demo", false))
        {
            services.AddSingleton(new Greeting($"演示账号 Demo accounts: worker community street county city dispatcher hotline sanitation water supervisor mediator analyst admin auditor resident; 密码 password: {Guides.Password}"));
        }
    }
}

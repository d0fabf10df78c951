using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Tests;

/// <summary>The real host on a database of its own, made from the real migrations.</summary>
public sealed class WeftApp(Postgres postgres) : WebApplicationFactory<Program>, IAsyncLifetime
{
    public string ConnectionString { get; private set; } = "";

    public async ValueTask InitializeAsync() => ConnectionString = await postgres.NewDatabase();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.Drop(ConnectionString);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Weft", ConnectionString);
        foreach (var (name, value) in CastInDatabase.Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = CastInDatabase.Hashing.IterationCount));
    }
}

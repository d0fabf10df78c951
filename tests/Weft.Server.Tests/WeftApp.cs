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

    /// <summary>Where this host keeps its files.</summary>
    public string DataFolder { get; } = Path.Combine(Path.GetTempPath(), $"weft-test-data-{Guid.NewGuid():n}");

    /// <summary>What this host is configured with beside, said before its first client.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public async ValueTask InitializeAsync() => ConnectionString = await postgres.NewDatabase();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.Drop(ConnectionString);
        if (Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Weft", ConnectionString);
        builder.UseSetting("Weft:DataFolder", DataFolder);
        builder.UseSetting("Database:MigrateOnStart", "false");
        builder.UseSetting("Urls", "http://127.0.0.1:0");
        foreach (var (name, value) in CastInDatabase.Settings)
        {
            builder.UseSetting(name, value);
        }

        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
            services.Configure<PasswordHasherOptions>(options => options.IterationCount = CastInDatabase.Hashing.IterationCount));
    }
}

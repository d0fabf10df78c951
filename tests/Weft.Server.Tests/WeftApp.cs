using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

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

    protected override void ConfigureWebHost(IWebHostBuilder builder) =>
        builder.UseSetting("ConnectionStrings:Weft", ConnectionString);
}

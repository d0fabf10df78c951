using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Demo;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Tests.Demo;

/// <summary>The real host in demo mode, on a database of its own with the small city in it.</summary>
public sealed class DemoCity(Postgres postgres) : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"weft-test-demo-{Guid.NewGuid():n}");
    private string _connection = "";

    internal Seeding First { get; private set; } = new Seeding.InRealUse();

    public async ValueTask InitializeAsync()
    {
        _connection = await postgres.NewEmptyDatabase();
        First = await Seed();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await postgres.Drop(_connection);
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task<Seeding> Seed()
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SeedCity>().Seed(CitySize.Small, CityPlan.DemoSeed, CancellationToken.None);
    }

    public async Task<HttpClient> As(string guide)
    {
        var http = CreateClient();
        var answer = await http.PostAsJsonAsync("/api/session/tokens", new { userName = guide, password = Guides.Password });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:Weft", _connection);
        builder.UseSetting("Weft:DataFolder", _folder);
        builder.UseSetting("Weft:Demo", "true");
        builder.UseSetting("Urls", "http://127.0.0.1:0");
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo;

/// <summary><c>weft seed [--size small|city|metropolis] [--grids N] [--seed N]</c>: 0 when the city is there, 1 when it may not be, 2 for a wrong word.</summary>
internal static class SeedVerb
{
    private const int FewestGrids = 24;
    private const int MostGrids = 63_684;

    public static async Task<int> Run(WebApplication app, string[] args, CancellationToken ct)
    {
        if (Read(args) is not { } wanted)
        {
            Console.Error.WriteLine("用法 Usage: weft seed [--size small|city|metropolis | --grids 24..63684] [--seed N]");
            return 2;
        }

        return await Seed(app, wanted.Size, wanted.Seed, ct);
    }

    /// <summary>In demo mode a host that starts on an empty database fills it first, as large as <c>Weft:Seed</c> says.</summary>
    public static async Task OnStart(WebApplication app, CancellationToken ct)
    {
        if (app.Configuration.GetValue("Weft:Demo", false) && CitySize.Named(app.Configuration["Weft:Seed"] ?? "") is { } size)
        {
            await using var scope = app.Services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<SeedCity>().IsWanted(ct))
            {
                await Seed(app, size, CityPlan.DemoSeed, ct);
            }
        }
    }

    private static async Task<int> Seed(WebApplication app, CitySize size, ulong seed, CancellationToken ct)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"正在生成演示城市（{size.Grids} 个网格）… Making the demo city ({size.Grids} grids)…"));
        await using var scope = app.Services.CreateAsyncScope();
        var became = await scope.ServiceProvider.GetRequiredService<SeedCity>().Seed(size, seed, ct);
        Console.WriteLine(became switch
        {
            Seeding.Done done => string.Create(CultureInfo.InvariantCulture,
                $"演示城市{done.Plan.City.Name.Chinese}已就绪：{done.Plan.People.Count} 人、{done.Cases} 个案件、{done.Entries} 条时间轴记录，用时 {done.Took.TotalSeconds:0.0} 秒。 {done.Plan.City.Name.English} is ready: {done.Plan.People.Count} people, {done.Cases} cases, {done.Entries} timeline entries, in {done.Took.TotalSeconds:0.0} s."),
            Seeding.ThereAlready => "演示城市已经在了，未作改动。 The demo city is there already; nothing was changed.",
            _ => "此数据库已有真实数据，不生成演示城市；请换一个空数据库。 This database is in real use; the demo city is made in an empty one only.",
        });
        return became is Seeding.InRealUse ? 1 : 0;
    }

    private static (CitySize Size, ulong Seed)? Read(string[] args)
    {
        var (size, seed) = (CitySize.City, CityPlan.DemoSeed);
        for (var at = 0; at < args.Length; at += 2)
        {
            var value = at + 1 < args.Length ? args[at + 1] : "";
            switch (args[at])
            {
                case "--size" when CitySize.Named(value) is { } named:
                    size = named;
                    break;
                case "--grids" when int.TryParse(value, CultureInfo.InvariantCulture, out var grids) && grids is >= FewestGrids and <= MostGrids:
                    size = CitySize.OfGrids(grids);
                    break;
                case "--seed" when ulong.TryParse(value, CultureInfo.InvariantCulture, out var number):
                    seed = number;
                    break;
                default:
                    return null;
            }
        }

        return (size, seed);
    }
}

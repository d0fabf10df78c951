using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Access;
using Weft.Server.Cases;
using Weft.Server.Database;
using Weft.Server.History;
using Weft.Server.Demo;

namespace Weft.Server;

/// <summary>Every verb of the binary, one row each.</summary>
public static class Verbs
{
    private static readonly Verb[] All =
    [
        new("serve", "启动服务（默认）", "answer on HTTP and run the background jobs (the default)", Serve) { Listens = true, Works = true, Owns = true },
        new("work", "只运行后台任务", "run the background jobs only, beside other hosts on the same database", UntilStopped) { Works = true },
        new("migrate", "升级数据库结构", "bring the database schema up to date", Migrated),
        new("seed", "生成演示城市：seed [--size small|city|metropolis]", "fill an empty database with the invented city: seed [--size small|city|metropolis]", SeedVerb.Run),
        new("verify", "检查时间轴：verify", "check every timeline against its hashes and every case against its timeline", VerifyVerb.Run),
        new("import", "导入历史：import cases", "take over records: import cases --map FILE DATA [--dry-run] [--rejects FILE] [--by USER]", ImportVerb.Run),
        new("openapi", "输出接口描述：openapi [文件]", "write the API description: openapi [FILE]", WriteOpenApi.Run) { Offline = true },
        new("problems", "输出问题代码表：problems [文件]", "write the table of problem codes: problems [FILE]", WriteProblems.Run) { Offline = true },
    ];

    /// <returns>The verb and the words after it; <c>serve</c> when the line is empty or begins with an option; null for an unknown word.</returns>
    public static (Verb? Verb, string[] Words) Find(string[] args) => args switch
    {
        [] => (All[0], args),
        [var first, ..] when first.StartsWith('-') && first is not ("-h" or "--help") => (All[0], args),
        [var first, .. var rest] => (Array.Find(All, verb => verb.Name == first), rest),
    };

    /// <summary>Lists the verbs; an asked-for list is no mistake, an unknown verb is.</summary>
    /// <returns>The exit code.</returns>
    public static int Explain(string word)
    {
        var asked = word is "help" or "-h" or "--help";
        var output = asked ? Console.Out : Console.Error;
        output.WriteLine(asked ? "用法 Usage: weft VERB [...]" : $"没有“{word}”这个命令，可用的有： There is no verb \"{word}\"; there are:");
        foreach (var verb in All)
        {
            output.WriteLine($"  {verb.Name,-9}{verb.Chinese}  {verb.English}");
        }

        return asked ? 0 : 2;
    }

    private static async Task<int> Serve(WebApplication app, string[] args, CancellationToken ct)
    {
        await SeedVerb.OnStart(app, ct);
        app.Services.GetRequiredService<StartHealth>().Done();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        // A test server listens on no real port.
        foreach (var address in addresses.Where(address => !address.EndsWith(":0", StringComparison.Ordinal)))
        {
            Console.WriteLine($"织网已启动 Weft is running: {address}");
            Console.WriteLine($"接口文档 API: {address}/docs");
        }

        foreach (var greeting in app.Services.GetServices<Greeting>())
        {
            Console.WriteLine(greeting.Line);
        }

        if (addresses.FirstOrDefault() is { } first && await FirstAdministrator.Link(app.Services, first, ct) is { } link)
        {
            Console.WriteLine($"还没有管理员，请在 24 小时内用此链接创建 Nobody administers Weft yet; this link makes the administrator, within 24 hours: {link}");
        }

        return await UntilStopped(app, args, ct);
    }

    private static async Task<int> UntilStopped(WebApplication app, string[] args, CancellationToken ct)
    {
        await Task.Delay(Timeout.Infinite, app.Lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static Task<int> Migrated(WebApplication app, string[] args, CancellationToken ct)
    {
        var ran = app.Services.GetRequiredService<OpenDatabase>().RanNow;
        Console.WriteLine(ran.Count == 0
            ? "数据库结构已是最新。 The schema is up to date."
            : $"已执行 {ran.Count} 个迁移。 {ran.Count} migrations ran: {string.Join(", ", ran)}");
        return Task.FromResult(0);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.History;

/// <summary><c>weft import cases --map FILE DATA [--dry-run] [--rejects FILE] [--by USER]</c>.</summary>
internal static class ImportVerb
{
    public static async Task<int> Run(WebApplication app, string[] args, CancellationToken ct)
    {
        if (args is not ["cases", .. var words] || ImportOptions.Parse(words) is not { } options)
        {
            Console.Error.WriteLine("用法 Usage: weft import cases --map FILE DATA [--dry-run] [--rejects FILE] [--by USER]");
            return 2;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var progress = new ImportProgress(Console.Out);
        var result = await scope.ServiceProvider.GetRequiredService<ImportCases>().Run(options, progress, ct);
        ImportSummary.Write(Console.Out, options, result);
        return 0;
    }
}

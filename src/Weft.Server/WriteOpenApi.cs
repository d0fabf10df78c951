using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Weft.Server;

/// <summary>Writes the API description that is committed as docs/openapi.json.</summary>
internal static class WriteOpenApi
{
    public static async Task<int> Run(WebApplication app, string[] args, CancellationToken ct)
    {
        // A host that is not started has told the API explorer of no route yet; building the pipeline does.
        app.UseRouting();
        app.UseEndpoints(_ => { });

        var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1").GetOpenApiDocumentAsync(ct);
        var json = (await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct)).ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (args is [var file, ..])
        {
            await File.WriteAllTextAsync(file, json, ct);
        }
        else
        {
            Console.Write(json);
        }

        return 0;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;

namespace Weft.Server.Faces;

/// <summary>
/// The built web client: the desk at <c>/</c>, the field app at <c>/field</c>, the resident's page at <c>/r</c>. Every path below them
/// that no route and no file answers is a page of that face.
/// </summary>
internal static class Faces
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self' data:; "
        + "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    // Longer than a release stays in use: the name of a built file holds the hash of its content.
    private const string ForEver = "public, max-age=31536000, immutable";

    private static readonly string[] OfTheServer = ["/api", "/docs", "/health", "/openapi.json", "/problems"];
    private static readonly (string Name, string Ending)[] Packed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider Types = new();

    public static void UseFaces(this WebApplication app)
    {
        if (FolderOf(app.Configuration) is not { } folder)
        {
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.Use((http, next) =>
        {
            if (http.GetEndpoint() is null && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
            {
                Turn(http.Request, files);
            }

            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files, ServeUnknownFileTypes = true, OnPrepareResponse = Dress });
    }

    /// <summary>The setting <c>Web:Root</c>; else <c>web</c> beside the binary, as published; else where a build in the repository puts it.</summary>
    private static string? FolderOf(IConfiguration configuration)
    {
        string[] places = configuration["Web:Root"] is { Length: > 0 } chosen
            ? [chosen]
            : [Path.Combine(AppContext.BaseDirectory, "web"), Path.Combine(AppContext.BaseDirectory, "../../../web")];
        return places.Select(Path.GetFullPath).FirstOrDefault(place => File.Exists(Path.Combine(place, "index.html")));
    }

    private static void Turn(HttpRequest request, PhysicalFileProvider files)
    {
        if (OfTheServer.Any(start => request.Path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        if (!Path.HasExtension(request.Path.Value))
        {
            request.Path = request.Path.StartsWithSegments("/field") ? "/field/index.html"
                : request.Path.StartsWithSegments("/r") ? "/r/index.html"
                : "/index.html";
        }

        var asked = request.Headers.AcceptEncoding.ToString();
        foreach (var (name, ending) in Packed)
        {
            if (asked.Contains(name, StringComparison.Ordinal) && files.GetFileInfo(request.Path + ending).Exists)
            {
                request.Path += ending;
                return;
            }
        }
    }

    private static void Dress(StaticFileResponseContext file)
    {
        var (headers, name) = (file.Context.Response.Headers, file.File.Name);
        foreach (var (encoding, _) in Packed.Where(packed => name.EndsWith(packed.Ending, StringComparison.Ordinal)))
        {
            headers.ContentEncoding = encoding;
            name = Path.GetFileNameWithoutExtension(name);
        }

        headers.Vary = "Accept-Encoding";
        headers.ContentType = Types.TryGetContentType(name, out var type) ? type : "application/octet-stream";
        headers.CacheControl = file.Context.Request.Path.StartsWithSegments("/assets") ? ForEver : "no-cache";
        if (name.EndsWith(".html", StringComparison.Ordinal))
        {
            headers.ContentSecurityPolicy = Policy;
            headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=(self)";
        }
    }
}

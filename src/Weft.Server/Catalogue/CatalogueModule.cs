using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Catalogue;

/// <summary>Table of contents of the catalogue: every route and every service it adds.</summary>
internal static class CatalogueModule
{
    public const string Schema = "catalogue";

    public static void AddCatalogue(this IServiceCollection services) => services.AddSingleton<Catalogues>();
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Catalogue;

/// <summary>Table of contents of the catalogue: every route and every service it adds.</summary>
internal static class CatalogueModule
{
    public const string Schema = "catalogue";

    public static void AddCatalogue(this IServiceCollection services)
    {
        services.AddSingleton<Catalogues>();
        services.AddScoped<CatalogueStore>();
        services.AddScoped<ItemDoor>();
    }

    public static void MapCatalogue(this IEndpointRouteBuilder api)
    {
        var catalogue = api.MapGroup("/catalogue").WithTags("Catalogue");

        ListVersions.Map(catalogue);
        CreateDraft.Map(catalogue);
        GetVersion.Map(catalogue);
        DeleteDraft.Map(catalogue);
        PublishDraft.Map(catalogue);
        CompareVersions.Map(catalogue);

        ListClasses.Map(catalogue);
        PutClass.Map(catalogue);
        RemoveClass.Map(catalogue);

        ListItems.Map(catalogue);
        AddItem.Map(catalogue);
        GetItem.Map(catalogue);
        ChangeItem.Map(catalogue);
        RemoveItem.Map(catalogue);

        ImportSheet.Map(catalogue);
        ExportVersion.Map(catalogue);

        SearchItems.Map(catalogue);
        PublicItems.Map(catalogue);
    }
}

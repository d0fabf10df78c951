using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Catalogue.Sheets;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>xlsx with a help sheet, or csv (UTF-8).</summary>
internal enum SheetFormat
{
    Xlsx,
    Csv,
}

/// <summary>A version in Weft's own layout: what the import of that layout reads back without loss.</summary>
internal static class ExportVersion
{
    public static void Map(IEndpointRouteBuilder catalogue)
    {
        catalogue.MapGet("/versions/{id:guid}/export", Handle).WithName(nameof(ExportVersion));
        catalogue.MapGet("/template", Template).WithName("CatalogueTemplate");
        catalogue.MapGet("/layouts", ListLayouts).WithName("CatalogueLayouts");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, CatalogueStore store, CancellationToken ct, SheetFormat format = SheetFormat.Xlsx) =>
        await store.Find(id, by, ct) is { } version
            ? File(await store.Content(version, ct), format, $"catalogue-{version.Number}")
            : RequestProblems.NotFound.Answer();

    private static FileContentHttpResult Template(SheetFormat format = SheetFormat.Xlsx) =>
        File(new VersionOfCatalogue(Guid.Empty, [], []), format, "catalogue-template");

    private static Ok<IEnumerable<Layout>> ListLayouts() => TypedResults.Ok(Layouts.Shipped.Values.OrderBy(layout => layout.Code).AsEnumerable());

    private static FileContentHttpResult File(VersionOfCatalogue content, SheetFormat format, string name) => format switch
    {
        SheetFormat.Xlsx => TypedResults.File(SheetExport.Xlsx(content), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{name}.xlsx"),
        SheetFormat.Csv => TypedResults.File(SheetExport.Csv(content), "text/csv; charset=utf-8", $"{name}.csv"),
    };
}

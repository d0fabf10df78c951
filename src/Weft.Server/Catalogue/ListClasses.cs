using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Catalogue;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>The class tree of a version, whole: it is small, and half a tree helps nobody.</summary>
internal static class ListClasses
{
    public static void Map(IEndpointRouteBuilder catalogue) => catalogue.MapGet("/versions/{id:guid}/classes", Handle).WithName(nameof(ListClasses));

    private static async Task<Results<Ok<IReadOnlyList<CatalogueClass>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, CatalogueStore store, CancellationToken ct) =>
        await store.Find(id, by, ct) is { } version
            ? TypedResults.Ok((await store.Content(version, ct)).Classes)
            : RequestProblems.NotFound.Answer();
}

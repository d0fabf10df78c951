using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>Takes an item out of a draft; earlier versions keep it.</summary>
internal static class RemoveItem
{
    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapDelete("/items/{id:guid}", Handle).WithName(nameof(RemoveItem)).For(Role.Administrator);

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, WeftDb db, CatalogueStore store, HttpContext http, CancellationToken ct) =>
        store.InItem<NoContent>(id, by, "catalogue.item-removed", http, async row =>
        {
            db.Set<ItemRow>().Remove(row);
            await db.SaveChangesAsync(ct);
            return TypedResults.NoContent();
        }, ct);
}

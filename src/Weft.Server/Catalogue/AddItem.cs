using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>Puts a new item into a draft.</summary>
internal static class AddItem
{
    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapPost("/versions/{id:guid}/items", Handle).WithName(nameof(AddItem)).For(Role.Administrator);

    private static Task<Results<Created<ItemAnswer>, ProblemHttpResult>> Handle(
        Guid id, ItemRequest request, SignedIn by, WeftDb db, CatalogueStore store, ItemDoor door, HttpContext http, CancellationToken ct) =>
        store.InDraft<Created<ItemAnswer>>(id, by, "catalogue.item-added", async draft =>
        {
            var (item, no) = await door.Check(request, Guid.CreateVersion7(), draft.Id, ct);
            if (item is null)
            {
                return no!;
            }

            var row = item.ToRow();
            db.Set<ItemRow>().Add(row);
            await db.SaveChangesAsync(ct);
            Etag.Set(http, (uint)row.Revision);
            return TypedResults.Created($"/api/catalogue/items/{item.Id}", ItemAnswer.Of(item));
        }, ct);
}

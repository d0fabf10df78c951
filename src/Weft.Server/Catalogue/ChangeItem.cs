using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>Rewrites an item of a draft as a whole.</summary>
internal static class ChangeItem
{
    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapPut("/items/{id:guid}", Handle).WithName(nameof(ChangeItem)).For(Role.Administrator);

    private static Task<Results<Ok<ItemAnswer>, ProblemHttpResult>> Handle(
        Guid id, ItemRequest request, SignedIn by, WeftDb db, CatalogueStore store, ItemDoor door, HttpContext http, CancellationToken ct) =>
        store.InItem<Ok<ItemAnswer>>(id, by, "catalogue.item-changed", http, async row =>
        {
            var (item, no) = await door.Check(request, row.Id, row.VersionId, ct);
            if (item is null)
            {
                return no!;
            }

            row.Take(item);
            row.Revision++;
            await db.SaveChangesAsync(ct);
            Etag.Set(http, (uint)row.Revision);
            return TypedResults.Ok(ItemAnswer.Of(item));
        }, ct);
}

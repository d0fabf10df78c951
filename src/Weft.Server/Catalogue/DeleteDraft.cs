using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>Throws a draft away. What was published once stays for ever.</summary>
internal static class DeleteDraft
{
    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapDelete("/versions/{id:guid}", Handle).WithName(nameof(DeleteDraft)).For(Role.Administrator);

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, SignedIn by, WeftDb db, CatalogueStore store, CancellationToken ct) =>
        store.InDraft<NoContent>(id, by, "catalogue.draft-deleted", async draft =>
        {
            await CatalogueWriter.Replace(db, draft.Id, [], [], ct);
            await db.Set<VersionRow>().Where(row => row.Id == draft.Id).ExecuteDeleteAsync(ct);
            return TypedResults.NoContent();
        }, ct);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>Takes an empty class out of a draft.</summary>
internal static class RemoveClass
{
    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapDelete("/versions/{id:guid}/classes/{code}", Handle).WithName(nameof(RemoveClass)).For(Role.Administrator);

    private static Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, string code, SignedIn by, WeftDb db, CatalogueStore store, CancellationToken ct) =>
        store.InDraft<NoContent>(id, by, "catalogue.class-removed", async draft =>
        {
            if (await db.Set<ItemRow>().AnyAsync(row => row.VersionId == draft.Id && row.ClassCode == code, ct)
                || await db.Set<ClassRow>().AnyAsync(row => row.VersionId == draft.Id && row.ParentCode == code, ct))
            {
                return CatalogueProblems.ClassInUse.Answer();
            }

            return await db.Set<ClassRow>().Where(row => row.VersionId == draft.Id && row.Code == code).ExecuteDeleteAsync(ct) == 1
                ? TypedResults.NoContent()
                : RequestProblems.NotFound.Answer();
        }, ct);
}

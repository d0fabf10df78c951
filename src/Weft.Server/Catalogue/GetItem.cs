using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>One item of any version, with the ETag that a change of it must send back.</summary>
internal static class GetItem
{
    public static void Map(IEndpointRouteBuilder catalogue) => catalogue.MapGet("/items/{id:guid}", Handle).WithName(nameof(GetItem));

    private static async Task<Results<Ok<ItemAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, WeftDb db, CatalogueStore store, HttpContext http, CancellationToken ct)
    {
        var row = await db.Set<ItemRow>().AsNoTracking().Include(row => row.Conditions).FirstOrDefaultAsync(row => row.Id == id, ct);
        if (row is null || await store.Find(row.VersionId, by, ct) is null)
        {
            return RequestProblems.NotFound.Answer();
        }

        var its = await db.Set<ClassRow>().AsNoTracking().FirstAsync(one => one.VersionId == row.VersionId && one.Code == row.ClassCode, ct);
        Etag.Set(http, (uint)row.Revision);
        return TypedResults.Ok(ItemAnswer.Of(row.ToItem(its.Name)));
    }
}

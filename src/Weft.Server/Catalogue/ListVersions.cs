using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>The versions of one city's catalogue or of all, the newest first; drafts only for those who may change them.</summary>
internal static class ListVersions
{
    private sealed record Position(Guid Id);

    public static void Map(IEndpointRouteBuilder catalogue) => catalogue.MapGet("/versions", Handle).WithName(nameof(ListVersions));

    private static async Task<Results<Ok<Page<VersionAnswer>>, ProblemHttpResult>> Handle(
        SignedIn by, WeftDb db, CatalogueStore store, CancellationToken ct, Guid? region = null, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var rows = await db.Set<VersionRow>().AsNoTracking()
            .Where(row => (region == null || row.RegionId == region) && (position == null || row.Id.CompareTo(position.Id) < 0))
            .OrderByDescending(row => row.Id).Take(limit + 1).ToListAsync(ct);

        return TypedResults.Ok(new Page<VersionAnswer>(
            [.. rows.Take(limit).Where(row => store.MaySee(by, row)).Select(VersionAnswer.Of)],
            rows.Count > limit ? Cursor.Write(new Position(rows[limit - 1].Id)) : null));
    }
}

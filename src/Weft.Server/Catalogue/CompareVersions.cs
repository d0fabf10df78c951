using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Catalogue;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

internal sealed record ChangedItem(string Code, string Name, IReadOnlyList<ItemField> Fields, ItemAnswer Before, ItemAnswer After);

internal sealed record ComparisonAnswer(
    Guid Before, Guid After, IReadOnlyList<ItemSummary> Added, IReadOnlyList<ItemSummary> Removed, IReadOnlyList<ChangedItem> Changed);

/// <summary>What a version changes against another one; without naming one, against the version of the same city before it.</summary>
internal static class CompareVersions
{
    public static void Map(IEndpointRouteBuilder catalogue) => catalogue.MapGet("/versions/{id:guid}/diff", Handle).WithName(nameof(CompareVersions));

    private static async Task<Results<Ok<ComparisonAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, WeftDb db, CatalogueStore store, CancellationToken ct, Guid? against = null)
    {
        if (await store.Find(id, by, ct) is not { } after)
        {
            return RequestProblems.NotFound.Answer();
        }

        against ??= await db.Set<VersionRow>().Where(row => row.RegionId == after.RegionId && row.Number < after.Number)
            .OrderByDescending(row => row.Number).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(ct);
        if (against is null || await store.Find(against.Value, by, ct) is not { } before)
        {
            return RequestProblems.NotFound.Answer();
        }

        var diff = CatalogueDiff.Between((await store.Content(before, ct)).Items, (await store.Content(after, ct)).Items);
        return TypedResults.Ok(new ComparisonAnswer(
            before.Id, after.Id,
            [.. diff.Added.Select(ItemSummary.Of)],
            [.. diff.Removed.Select(ItemSummary.Of)],
            [.. diff.Changed.Select(change => new ChangedItem(
                change.After.Code, change.After.Name, change.Fields, ItemAnswer.Of(change.Before), ItemAnswer.Of(change.After)))]));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Catalogue;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>Puts a draft in force; the version before it retires, and the cases that began with it keep it.</summary>
internal static class PublishDraft
{
    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapPost("/versions/{id:guid}/publish", Handle).WithName(nameof(PublishDraft)).For(Role.Administrator);

    private static async Task<Results<Ok<VersionAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, WeftDb db, CatalogueStore store, Catalogues catalogues, TimeProvider clock, CancellationToken ct)
    {
        var answer = await store.InDraft<Ok<VersionAnswer>>(id, by, "catalogue.published", draft => Publish(draft, by, db, clock.GetUtcNow(), ct), ct);
        if (answer.Result is Ok<VersionAnswer> && db.Database.CurrentTransaction is null)
        {
            catalogues.Reload(); // the next request to this process need not wait to be told
        }

        return answer;
    }

    private static async Task<Results<Ok<VersionAnswer>, ProblemHttpResult>> Publish(
        VersionRow draft, SignedIn by, WeftDb db, DateTimeOffset now, CancellationToken ct)
    {
        if (!await db.Set<ItemRow>().AnyAsync(row => row.VersionId == draft.Id, ct))
        {
            return CatalogueProblems.NothingToPublish.Answer();
        }

        await db.Set<VersionRow>().Where(row => row.RegionId == draft.RegionId && row.Status == VersionStatus.Published)
            .ExecuteUpdateAsync(old => old.SetProperty(row => row.Status, VersionStatus.Retired).SetProperty(row => row.RetiredAt, now), ct);
        (draft.Status, draft.PublishedAt, draft.PublishedBy) = (VersionStatus.Published, now, by.Actor.AccountId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(VersionAnswer.Of(draft));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Access;
using Weft.Core.Catalogue;
using Weft.Core.Regions;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Catalogue;

/// <param name="RegionId">The city the catalogue is for.</param>
/// <param name="From">A version, of any city, to begin with; null begins with what is in force in the city, if anything is.</param>
/// <param name="Empty">Begin with nothing.</param>
internal sealed record CreateDraftRequest(Guid RegionId, Guid? From, bool Empty, string? Note);

/// <summary>Begins the next version of a city's catalogue.</summary>
internal static class CreateDraft
{
    private const int LongestNote = 500;

    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapPost("/versions", Handle).WithName(nameof(CreateDraft)).For(Role.Administrator);

    private static async Task<Results<Created<VersionAnswer>, ProblemHttpResult>> Handle(
        CreateDraftRequest request, SignedIn by, WeftDb db, RegionTree regions, CatalogueStore store, Catalogues catalogues, AuditLog audit,
        TimeProvider clock, CancellationToken ct)
    {
        if (regions.Find(request.RegionId) is not { IsActive: true } region || !store.MayChange(by, region.Id))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (region.Level > RegionLevel.County)
        {
            return CatalogueProblems.NotACity.Answer();
        }

        if (request.Note?.Length > LongestNote)
        {
            return Refuse.Field("note", "说明不超过 500 字。", "A note has at most 500 characters.");
        }

        var source = request.Empty ? null : request.From is { } from ? catalogues.Version(from) : catalogues.InForce(region.Path);
        if (request.From is not null && source is null && !request.Empty)
        {
            return Refuse.Field("from", "没有这个已发布的版本。", "There is no such published version.");
        }

        return await Save(request, by, db, audit, region, source, clock.GetUtcNow(), ct);
    }

    private static async Task<Results<Created<VersionAnswer>, ProblemHttpResult>> Save(
        CreateDraftRequest request, SignedIn by, WeftDb db, AuditLog audit, RegionNode region, VersionOfCatalogue? source, DateTimeOffset now, CancellationToken ct)
    {
        var last = await db.Set<VersionRow>().Where(row => row.RegionId == region.Id).MaxAsync(row => (int?)row.Number, ct);
        var draft = new VersionRow
        {
            Id = Guid.CreateVersion7(now),
            RegionId = region.Id,
            RegionNumber = region.Number,
            Number = (last ?? 0) + 1,
            Status = VersionStatus.Draft,
            Note = ItemRequest.Clean(request.Note),
            CreatedAt = now,
            CreatedBy = by.Actor.AccountId,
        };

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        try
        {
            db.Set<VersionRow>().Add(draft);
            audit.Add("catalogue.draft-created", "catalogue-version", draft.Id, region.Path, after: VersionAnswer.Of(draft));
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "one_draft_a_city" or "a_number_is_given_once_a_city" })
        {
            return CatalogueProblems.DraftExists.Answer();
        }

        if (source is not null)
        {
            await CatalogueWriter.Replace(db, draft.Id, source.Classes, source.Items, ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(CancellationToken.None);
        }

        return TypedResults.Created($"/api/catalogue/versions/{draft.Id}", VersionAnswer.Of(draft));
    }
}

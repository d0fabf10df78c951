using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Catalogue;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Catalogue;

/// <summary>Opens versions: to read for whoever may see them, to change for the administrators of the city, one at a time.</summary>
internal sealed class CatalogueStore(WeftDb db, RegionTree regions, Catalogues catalogues, AuditLog audit)
{
    /// <summary>A draft is seen and changed by the administrators whose scope covers its city.</summary>
    public bool MayChange(SignedIn by, Guid regionId) =>
        regions.Find(regionId) is { } region && by.Actor.Covers(region.Path, Role.Administrator);

    /// <summary>Null for what does not exist and for a draft of another city.</summary>
    public async Task<VersionRow?> Find(Guid version, SignedIn by, CancellationToken ct) =>
        await db.Set<VersionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == version, ct) is { } found && MaySee(by, found) ? found : null;

    public bool MaySee(SignedIn by, VersionRow version) => version.Status != VersionStatus.Draft || MayChange(by, version.RegionId);

    /// <summary>What a version holds: from memory once it was published, from the database while it is a draft.</summary>
    public async Task<VersionOfCatalogue> Content(VersionRow version, CancellationToken ct) =>
        version.Status != VersionStatus.Draft && catalogues.Version(version.Id) is { } known ? known : await VersionContent.Load(db, version.Id, ct);

    /// <summary>
    /// Does the work on a draft that nobody else changes or publishes meanwhile, in one transaction; a refusal undoes it.
    /// The audit log keeps it under the name of the action; without one nothing was changed.
    /// </summary>
    public async Task<Results<TOk, ProblemHttpResult>> InDraft<TOk>(
        Guid version, SignedIn by, string? action, Func<VersionRow, Task<Results<TOk, ProblemHttpResult>>> work, CancellationToken ct, Guid? subject = null)
        where TOk : IResult
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var draft = await db.Set<VersionRow>().FromSql($"select * from catalogue.versions where id = {version} for update").FirstOrDefaultAsync(ct);
        if (draft is null || !MaySee(by, draft))
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!MayChange(by, draft.RegionId))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (draft.Status != VersionStatus.Draft)
        {
            return CatalogueProblems.NotADraft.Answer();
        }

        var answer = await work(draft);
        if (answer.Result is ProblemHttpResult)
        {
            return answer;
        }

        if (action is not null)
        {
            audit.Add(action, subject is null ? "catalogue-version" : "catalogue-item", subject ?? draft.Id, regions.Find(draft.RegionId)?.Path, after: ForAudit(answer.Result));
            await db.SaveChangesAsync(ct);
        }

        if (own is not null)
        {
            await own.CommitAsync(CancellationToken.None); // a cancelled commit may have happened: never hand it a token
        }

        return answer;
    }

    /// <summary>As <see cref="InDraft"/>, for one item of a draft, which the request must know as it is now.</summary>
    public async Task<Results<TOk, ProblemHttpResult>> InItem<TOk>(
        Guid item, SignedIn by, string action, HttpContext http, Func<ItemRow, Task<Results<TOk, ProblemHttpResult>>> work, CancellationToken ct)
        where TOk : IResult
    {
        var version = await db.Set<ItemRow>().Where(row => row.Id == item).Select(row => (Guid?)row.VersionId).FirstOrDefaultAsync(ct);
        return version is null
            ? RequestProblems.NotFound.Answer()
            : await InDraft<TOk>(version.Value, by, action, async _ =>
            {
                if (await db.Set<ItemRow>().Include(row => row.Conditions).FirstOrDefaultAsync(row => row.Id == item, ct) is not { } row)
                {
                    return RequestProblems.NotFound.Answer();
                }

                return Etag.Mismatch(http, (uint)row.Revision) is { } mismatch ? mismatch : await work(row);
            }, ct, item);
    }

    // What a file of thousands of rows was made of is in the version itself.
    private static object? ForAudit(IResult answer) => (answer as IValueHttpResult)?.Value switch
    {
        ImportAnswer import => import with { Limits = [], Remarks = [] },
        var value => value,
    };
}

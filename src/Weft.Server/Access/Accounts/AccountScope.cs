using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <param name="IsWhole">Whether everything the account holds now lies within the administrator's regions: only then may they change it.</param>
internal sealed record AdministeredAccount(Account Account, IReadOnlyList<AssignmentRow> Assignments, bool IsWhole);

/// <summary>
/// Which accounts an administrator sees: those that hold or held a role within the regions they administer. Residents hold
/// no region; they are the business of administrators of a whole city or more.
/// </summary>
internal sealed class AccountScope(WeftDb db, RegionTree regions, TimeProvider clock)
{
    public async Task<AdministeredAccount?> Find(Guid id, Actor by, CancellationToken ct)
    {
        if (await db.Set<Account>().FirstOrDefaultAsync(account => account.Id == id, ct) is not { } account)
        {
            return null;
        }

        var assignments = await db.Set<AssignmentRow>().Where(row => row.AccountId == id).OrderBy(row => row.ValidFrom).ThenBy(row => row.Id).ToListAsync(ct);
        return assignments.Any(row => IsWithin(row, by)) ? new AdministeredAccount(account, assignments, IsWhole(assignments, by)) : null;
    }

    public bool IsWithin(AssignmentRow row, Actor by) => row.RegionId is { } region
        ? regions.Find(region) is { } node && by.Covers(node.Path, Role.Administrator)
        : by.Assignments.Any(one => one.Role == Role.Administrator && regions.Find(one.RegionId)?.Level <= RegionLevel.City);

    private bool IsWhole(IEnumerable<AssignmentRow> assignments, Actor by)
    {
        var now = clock.GetUtcNow();
        return assignments.Where(row => row.ValidTo is null || row.ValidTo > now).All(row => IsWithin(row, by));
    }

    /// <summary>For the audit log: the region of the first role.</summary>
    public RegionPath? Home(AdministeredAccount whose) =>
        whose.Assignments.Select(row => row.RegionId).OfType<Guid>().Select(region => regions.Find(region)?.Path).FirstOrDefault(path => path is not null);
}

using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <summary>
/// No region may be left without anybody who administers it: what the last administrator over it took back, nobody could give.
/// </summary>
internal sealed class LastAdministrator(WeftDb db, RegionTree regions, TimeProvider clock)
{
    /// <summary>Whether somebody else administers all that these assignments do. Runs in the transaction that ends them.</summary>
    public async Task<bool> Is(IReadOnlyCollection<AssignmentRow> ending, CancellationToken ct)
    {
        var administers = ending.Where(row => row.Role == Role.Administrator).ToArray();
        if (administers.Length == 0)
        {
            return false;
        }

        // Two administrators who end each other at once wait here for one another.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('weft administrators'))", ct);
        var now = clock.GetUtcNow();
        var ids = administers.Select(row => row.Id).ToArray();
        var accounts = administers.Select(row => row.AccountId).ToArray();
        var others = await db.Set<AssignmentRow>().AsNoTracking()
            .Where(row => row.Role == Role.Administrator && !ids.Contains(row.Id) && row.ValidFrom <= now && (row.ValidTo == null || row.ValidTo > now))
            .Join(db.Set<Account>().Where(account => account.Active && !accounts.Contains(account.Id)), row => row.AccountId, account => account.Id, (row, _) => row.RegionId)
            .ToListAsync(ct);
        return administers.Any(row => !others.Any(other => Path(other) is { } over && over.Contains(Path(row.RegionId) ?? RegionPath.Nowhere)));
    }

    private RegionPath? Path(Guid? region) => region is { } id ? regions.Find(id)?.Path : null;
}

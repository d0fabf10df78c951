using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Regions;

namespace Weft.Server.Units;

internal static class OwnUnits
{
    /// <summary>The unit, if it lies in a region that the actor administers; one outside is as good as none.</summary>
    public static async Task<UnitRow?> OwnUnit(this WeftDb db, Guid id, Actor by, RegionTree regions, CancellationToken ct) =>
        await db.Set<UnitRow>().FirstOrDefaultAsync(row => row.Id == id, ct) is { } row
        && regions.Find(row.RegionId) is { } region
        && by.Covers(region.Path, Role.Administrator)
            ? row
            : null;
}

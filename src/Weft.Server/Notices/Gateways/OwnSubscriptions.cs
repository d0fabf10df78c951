using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>The subscriptions an administrator may see: those of regions in scope. Others do not exist for them.</summary>
internal static class OwnSubscriptions
{
    public static async Task<SubscriptionRow?> OwnSubscription(this WeftDb db, Guid id, Actor by, RegionTree regions, CancellationToken ct) =>
        await db.Set<SubscriptionRow>().FirstOrDefaultAsync(row => row.Id == id, ct) is { } row && IsOwn(row, by, regions) ? row : null;

    /// <summary>All of them, in the order of their making: there are dozens in a city, not thousands.</summary>
    public static async Task<SubscriptionRow[]> OwnSubscriptionRows(this WeftDb db, Actor by, RegionTree regions, CancellationToken ct) =>
        [.. (await db.Set<SubscriptionRow>().AsNoTracking().OrderBy(row => row.Id).ToListAsync(ct)).Where(row => IsOwn(row, by, regions))];

    private static bool IsOwn(SubscriptionRow row, Actor by, RegionTree regions) =>
        regions.Find(row.RegionId) is { } region && by.Covers(region.Path, Role.Administrator);
}

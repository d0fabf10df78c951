using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>The subscriptions of one's regions.</summary>
internal static class ListSubscriptions
{
    public static void Map(IEndpointRouteBuilder subscriptions) =>
        subscriptions.MapGet("", Handle).WithName(nameof(ListSubscriptions)).For(Role.Administrator);

    private static async Task<Page<SubscriptionAnswer>> Handle(SignedIn by, RegionTree regions, WeftDb db, CancellationToken ct)
    {
        var rows = await db.OwnSubscriptionRows(by.Actor, regions, ct);
        var receivers = await db.Set<ReceiverRow>().AsNoTracking().ToDictionaryAsync(receiver => receiver.SubscriptionId, ct);
        return new Page<SubscriptionAnswer>([.. rows.Select(row => SubscriptionAnswer.Of(row, receivers.GetValueOrDefault(row.Id)))], null);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>Ends a subscription and forgets what was sent to it; to keep that, make it inactive instead.</summary>
internal static class RemoveSubscription
{
    public static void Map(IEndpointRouteBuilder subscriptions) =>
        subscriptions.MapDelete("/{id:guid}", Handle).WithName(nameof(RemoveSubscription)).For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree regions, WeftDb db, AuditLog audit, CancellationToken ct)
    {
        if (await db.OwnSubscription(id, by.Actor, regions, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        db.Remove(row);
        audit.Add("subscription.removed", "subscription", id, regions.Find(row.RegionId)?.Path, before: SubscriptionAnswer.Of(row));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

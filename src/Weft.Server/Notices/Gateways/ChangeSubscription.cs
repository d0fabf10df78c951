using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Privacy;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>Changes a subscription, or pauses it with <c>active: false</c>; what is on its way waits until it is active again.</summary>
internal static class ChangeSubscription
{
    public static void Map(IEndpointRouteBuilder subscriptions) =>
        subscriptions.MapPut("/{id:guid}", Handle).WithName(nameof(ChangeSubscription)).For(Role.Administrator);

    private static async Task<Results<Ok<SubscriptionAnswer>, ProblemHttpResult>> Handle(
        Guid id, SubscriptionRequest request, SignedIn by, RegionTree regions, WeftDb db, Seal seal, AuditLog audit,
        IOptions<DeliverySettings> settings, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnSubscription(id, by.Actor, regions, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (Etag.Mismatch(http, row.Version) is { } stale)
        {
            return stale;
        }

        var written = request.WithoutKeyInUrl(row.Gateway);
        if (SubscriptionRules.Refusal(written, row.Gateway, isNew: false, by.Actor, regions, settings.Value) is { } refusal)
        {
            return refusal;
        }

        var before = SubscriptionAnswer.Of(row);
        (row.Name, row.Url, row.Kinds, row.RegionId, row.Active) =
            (written.Name!.Trim(), written.Url!, written.Kinds!, written.RegionId, written.Active ?? row.Active);
        if (written.Secret is { } secret)
        {
            row.SecretSealed = seal.Close(secret);
        }

        audit.Add("subscription.changed", "subscription", id, regions.Find(row.RegionId)?.Path, before, SubscriptionAnswer.Of(row));
        await db.SaveChangesAsync(ct);
        await db.Set<ReceiverRow>().Where(receiver => receiver.SubscriptionId == id).ExecuteDeleteAsync(ct); // what was wrong may just have been put right

        Etag.Set(http, row.Version);
        return TypedResults.Ok(SubscriptionAnswer.Of(row));
    }
}

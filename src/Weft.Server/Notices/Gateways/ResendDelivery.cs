using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

internal sealed record ResentAnswer(int Resent);

/// <summary>Sends given-up deliveries again, one or all of a subscription, under the event ids they had.</summary>
internal static class ResendDelivery
{
    public static void Map(IEndpointRouteBuilder notices)
    {
        notices.MapPost("/deliveries/{id:guid}/resend", One).WithName(nameof(ResendDelivery)).For(Role.Administrator);
        notices.MapPost("/subscriptions/{id:guid}/resend", All).WithName("ResendDeliveriesOfSubscription").For(Role.Administrator);
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> One(
        Guid id, SignedIn by, RegionTree regions, WeftDb db, NpgsqlDataSource database, AuditLog audit,
        IOptions<DeliverySettings> settings, TimeProvider clock, CancellationToken ct)
    {
        var own = (await db.OwnSubscriptionRows(by.Actor, regions, ct)).Select(row => row.Id).ToArray();
        if (await OwnDeliveries.Read(database, own, OwnDeliveries.SeesMessages(by.Actor, regions), null, null, id, 1, ct) is not [var delivery])
        {
            return RequestProblems.NotFound.Answer();
        }

        if (await Revive(db, delivery.Id, delivery.SubscriptionId, settings.Value, clock.GetUtcNow(), ct) == 0)
        {
            return NoticeProblems.StillOnItsWay.Answer();
        }

        audit.Add("delivery.resent", "delivery", id, region: null);
        await db.SaveChangesAsync(ct);
        return TypedResults.Accepted($"/api/notices/deliveries/{id}");
    }

    private static async Task<Results<Ok<ResentAnswer>, ProblemHttpResult>> All(
        Guid id, SignedIn by, RegionTree regions, WeftDb db, AuditLog audit, IOptions<DeliverySettings> settings, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OwnSubscription(id, by.Actor, regions, ct) is not { } subscription)
        {
            return RequestProblems.NotFound.Answer();
        }

        var resent = await Revive(db, null, id, settings.Value, clock.GetUtcNow(), ct);
        audit.Add("deliveries.resent", "subscription", id, regions.Find(subscription.RegionId)?.Path, after: new ResentAnswer(resent));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ResentAnswer(resent));
    }

    private static async Task<int> Revive(
        WeftDb db, Guid? delivery, Guid? subscription, DeliverySettings settings, DateTimeOffset now, CancellationToken ct)
    {
        var (tries, giveUpAt) = (settings.MostTries, now + settings.GiveUpAfter);
        var revived = await db.Database.ExecuteSqlAsync(
            $"""
            update notices.deliveries
            set state = 'Queued', last_try = tries + {tries}, next_at = {now}, give_up_at = {giveUpAt}, ended_at = null
            where state = 'Dead' and ({delivery}::uuid is null or id = {delivery}) and ({subscription}::uuid is null or subscription_id = {subscription})
            """, ct);
        await db.Set<ReceiverRow>().Where(receiver => receiver.SubscriptionId == subscription).ExecuteDeleteAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_notify('weft_changes', {DeliveryQueue.Subject})", ct);
        return revived;
    }
}

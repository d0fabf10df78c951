using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Privacy;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

internal sealed record CreateSubscriptionRequest(
    GatewayKind Gateway, string? Name, string? Url, string? Secret, string[]? Kinds, Guid RegionId, bool? Active);

/// <summary>From now on a system or a group outside is told what happens in a region.</summary>
internal static class CreateSubscription
{
    public static void Map(IEndpointRouteBuilder subscriptions) =>
        subscriptions.MapPost("", Handle).WithName(nameof(CreateSubscription)).For(Role.Administrator);

    private static async Task<Results<Created<SubscriptionAnswer>, ProblemHttpResult>> Handle(
        CreateSubscriptionRequest request, SignedIn by, RegionTree regions, WeftDb db, Seal seal, AuditLog audit,
        IOptions<DeliverySettings> settings, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var written = new SubscriptionRequest(request.Name, request.Url, request.Secret, request.Kinds, request.RegionId, request.Active)
            .WithoutKeyInUrl(request.Gateway);
        if (SubscriptionRules.Refusal(written, request.Gateway, isNew: true, by.Actor, regions, settings.Value) is { } refusal)
        {
            return refusal;
        }

        var row = new SubscriptionRow
        {
            Id = Guid.CreateVersion7(),
            Name = written.Name!.Trim(),
            Gateway = request.Gateway,
            Url = written.Url!,
            SecretSealed = seal.Close(written.Secret!),
            Kinds = written.Kinds!,
            RegionId = written.RegionId,
            Active = written.Active ?? true,
            CreatedBy = by.Actor.AccountId,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(row);
        audit.Add("subscription.created", "subscription", row.Id, regions.Find(row.RegionId)?.Path, after: SubscriptionAnswer.Of(row));
        await db.SaveChangesAsync(ct);

        Etag.Set(http, row.Version);
        return TypedResults.Created($"/api/notices/subscriptions/{row.Id}", SubscriptionAnswer.Of(row));
    }
}

namespace Weft.Server.Notices.Gateways;

/// <summary>A subscription as its administrators see it, and whether its receiver answers. The secret is never part of it.</summary>
internal sealed record SubscriptionAnswer(
    Guid Id, string Name, GatewayKind Gateway, string Url, string[] Kinds, Guid RegionId, bool Active, int FailuresInARow,
    DateTimeOffset? NotTriedBefore, DateTimeOffset CreatedAt)
{
    public static SubscriptionAnswer Of(SubscriptionRow row, ReceiverRow? receiver = null) => new(
        row.Id, row.Name, row.Gateway, row.Url, row.Kinds, row.RegionId, row.Active, receiver?.FailuresInARow ?? 0, receiver?.RestUntil, row.CreatedAt);
}

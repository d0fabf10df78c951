namespace Weft.Server.Notices.Gateways;

/// <summary>By which way a subscription is told.</summary>
internal enum GatewayKind
{
    Webhook,
    WeCom,
}

/// <summary>One delivery as a gateway sends it, its secret opened.</summary>
internal sealed record Parcel(Guid Id, long HappeningId, string Kind, string Payload, int Try, string Url, string Secret);

/// <summary>Speaks the language of one kind of receiver. Makes one try and never throws for what the receiver does.</summary>
internal interface IGateway
{
    GatewayKind Kind { get; }

    Task<Outcome> Send(Parcel parcel, CancellationToken ct);
}

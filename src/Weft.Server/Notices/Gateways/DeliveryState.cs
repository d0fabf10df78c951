namespace Weft.Server.Notices.Gateways;

/// <summary>Where a delivery stands. Dead is a dead letter: given up, kept, and sent again when an administrator says so.</summary>
internal enum DeliveryState
{
    Queued,
    Retrying,
    Delivered,
    Dead,
}

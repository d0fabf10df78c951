using System.Net;
using System.Threading.RateLimiting;

namespace Weft.Server.Access;

/// <summary>So many sign-ins and codes a minute as one address is allowed, counted in this process; IPv6 by its network.</summary>
internal sealed class AddressLimits(AccessSettings settings) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(network =>
        RateLimitPartition.GetSlidingWindowLimiter(network, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = settings.SignInsAMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    public bool Take(IPAddress? address, out TimeSpan wait)
    {
        using var lease = _limiter.AttemptAcquire(Network(address));
        wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        return lease.IsAcquired;
    }

    // One household has a whole /64 of IPv6 addresses.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };

    public void Dispose() => _limiter.Dispose();
}

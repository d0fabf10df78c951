using System.Threading.RateLimiting;

namespace Weft.Server.Access;

/// <summary>So many calls a minute as each API key is allowed, counted in this process.</summary>
internal sealed class KeyLimits : IDisposable
{
    private readonly PartitionedRateLimiter<KnownKey> _limiter = PartitionedRateLimiter.Create<KnownKey, (Guid, int)>(key =>
        RateLimitPartition.GetSlidingWindowLimiter((key.Id, key.CallsAMinute), _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = key.CallsAMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    public bool Take(KnownKey key, out TimeSpan wait)
    {
        using var lease = _limiter.AttemptAcquire(key);
        wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Weft.Server;

/// <summary>A host listens before the demo city is there; it is ready, and sent requests, when what comes first is done.</summary>
internal sealed class StartHealth : IHealthCheck
{
    private volatile bool _done;

    public void Done() => _done = true;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_done ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("starting"));
}

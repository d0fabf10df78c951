using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Weft.Server.Database;

/// <summary>Ready means that the database answers within two seconds and that this process is not about to stop.</summary>
internal sealed class DatabaseHealth(NpgsqlDataSource source, IHostApplicationLifetime host) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (host.ApplicationStopping.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("stopping");
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await using var question = source.CreateCommand("select 1");
            await question.ExecuteScalarAsync(patience.Token);
            return HealthCheckResult.Healthy();
        }
        catch (Exception silence) when (silence is NpgsqlException or OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("the database does not answer", silence);
        }
    }
}

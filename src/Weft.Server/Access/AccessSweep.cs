using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Weft.Server.Access;

/// <summary>Forgets, each hour, what sign-in no longer needs: failures of yesterday, sessions that would have run out by now, phone codes.</summary>
internal sealed class AccessSweep(SignInFailures failures, Sessions sessions, PhoneCodes codes, ILogger<AccessSweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await Next(hour, stoppingToken))
        {
            try
            {
                await failures.Sweep(stoppingToken);
                await sessions.Sweep(stoppingToken);
                await codes.Sweep(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                log.LogWarning("Old sign-in failures, sessions and codes were not forgotten: {Reason}", exception.Message);
            }
        }
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Weft.Server.Access;

/// <summary>When each API key was last used, written down together every few seconds: a busy key must not cost a write a call.</summary>
internal sealed class KeyUses(NpgsqlDataSource source, TimeProvider clock, ILogger<KeyUses> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private ConcurrentDictionary<Guid, DateTimeOffset> _uses = new();

    public void Note(Guid key) => _uses[key] = clock.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Write();
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
            {
                log.LogWarning("The last uses of API keys were not written: {Reason}", exception.Message);
            }
        }
    }

    private async Task Write()
    {
        var uses = Interlocked.Exchange(ref _uses, new()).ToArray();
        if (uses.Length == 0)
        {
            return;
        }

        await using var command = source.CreateCommand(
            """
            update access.api_keys key set last_used_at = greatest(key.last_used_at, used.at)
            from unnest($1, $2) used (id, at) where key.id = used.id
            """);
        command.Parameters.AddWithValue(uses.Select(use => use.Key).ToArray());
        command.Parameters.AddWithValue(uses.Select(use => use.Value.ToUniversalTime()).ToArray());
        await command.ExecuteNonQueryAsync();
    }
}

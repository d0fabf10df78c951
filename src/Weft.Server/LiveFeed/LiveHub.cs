using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Weft.Server.Database;
using Weft.Server.Notices;

namespace Weft.Server.LiveFeed;

/// <summary>
/// Reads the outbox once a process and hands each happening, written once, to the clients who may see it. It never waits for
/// a client. Woken by PostgreSQL when anything was committed in any process; looks by itself once a second.
/// </summary>
internal sealed class LiveHub(
    NpgsqlDataSource database, Changes changes, TimeProvider clock, IConfiguration configuration, IHostApplicationLifetime host, ILogger<LiveHub> log)
    : BackgroundService
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(1);

    // A burst beyond this within one look is not told one by one.
    private const int MostAtOnce = 20_000;

    private readonly ConcurrentDictionary<LiveClient, bool> _clients = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeSpan _heartbeatAfter = configuration.GetValue("LiveFeed:Heartbeat", TimeSpan.FromSeconds(15));
    private readonly Lock _turn = new();
    private string? _seen; // null while nobody listens
    private bool _closed;

    public int Count => _clients.Count;

    public int CountOf(Guid accountId) => _clients.Keys.Count(client => client.AccountId == accountId);

    /// <summary>From the answered position on the client is offered everything; what lies before is the caller's to catch up.</summary>
    public async Task<LivePosition> Join(LiveClient client, CancellationToken ct)
    {
        var present = _seen ?? await Present(ct);
        lock (_turn)
        {
            _seen ??= present;
            _clients[client] = true;
            if (_closed)
            {
                client.End();
            }

            return LivePosition.Of(_seen, clock.GetUtcNow());
        }
    }

    public void Leave(LiveClient client)
    {
        if (_clients.TryRemove(client, out _))
        {
            client.End();
        }
    }

    /// <summary>Rights may have changed: the streams end, and whoever may comes back with a new scope where it left off.</summary>
    public void EndStreamsOf(string? accountId)
    {
        foreach (var client in _clients.Keys)
        {
            if (accountId is null || (Guid.TryParse(accountId, out var account) && account == client.AccountId))
            {
                Leave(client);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        changes.On(Outbox.Subject, (_, _) => Task.FromResult(_bell.Writer.TryWrite(true)));
        changes.On("access", (account, _) => { EndStreamsOf(account); return Task.CompletedTask; });
        using var stopping = host.ApplicationStopping.Register(Close); // open streams would hold up the end of the process

        var heartbeatAt = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Rest(stoppingToken);
            try
            {
                await Look(stoppingToken);
                if (clock.GetElapsedTime(heartbeatAt) >= _heartbeatAfter)
                {
                    heartbeatAt = clock.GetTimestamp();
                    Beat();
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                log.LogWarning("The live feed could not read the outbox, trying again: {Reason}", exception.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        if (_clients.IsEmpty)
        {
            lock (_turn)
            {
                _seen = _clients.IsEmpty ? null : _seen;
            }
        }

        if (_seen is not { } seen)
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync(ct);
        var target = await OutboxReader.Present(connection, ct);
        if (target == seen)
        {
            return;
        }

        var (entries, _) = await OutboxReader.Read(connection, new OutboxPosition(seen, target), MostAtOnce, ct);
        FanOut(entries, LivePosition.Of(target, clock.GetUtcNow()));
    }

    private void FanOut(List<OutboxEntry> entries, LivePosition position)
    {
        LiveFrame[] frames = entries.Count < MostAtOnce ? [.. entries.Select(LiveFrame.Of)] : [LiveFrame.Reset(position)];
        var after = LiveFrame.Position(position);
        lock (_turn)
        {
            if (_seen is null)
            {
                return;
            }

            foreach (var client in _clients.Keys)
            {
                Offer(client, frames, after);
            }

            _seen = position.Snapshot;
        }
    }

    private void Offer(LiveClient client, LiveFrame[] frames, LiveFrame after)
    {
        var told = false;
        foreach (var frame in frames)
        {
            if (client.Wants(frame))
            {
                told = true;
                if (!client.Offer(frame))
                {
                    Leave(client);
                    return;
                }
            }
        }

        if (told && !client.Offer(after))
        {
            Leave(client);
        }
    }

    private void Beat()
    {
        lock (_turn)
        {
            if (_seen is not { } seen)
            {
                return;
            }

            var heartbeat = LiveFrame.Heartbeat(LivePosition.Of(seen, clock.GetUtcNow()));
            foreach (var client in _clients.Keys.Where(client => !client.Offer(heartbeat)))
            {
                Leave(client);
            }
        }
    }

    private void Close()
    {
        lock (_turn)
        {
            _closed = true;
        }

        EndStreamsOf(null);
    }

    private async Task<string> Present(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        return await OutboxReader.Present(connection, ct);
    }

    private async Task Rest(CancellationToken ct)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        rest.CancelAfter(LookAfter);
        try
        {
            await _bell.Reader.ReadAsync(rest.Token);
        }
        catch (OperationCanceledException)
        {
            // Nobody rang, or the end.
        }
    }
}

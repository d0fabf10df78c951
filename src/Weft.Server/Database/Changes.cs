using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Weft.Server.Database;

/// <summary>
/// What a process keeps in memory hears here that its rows changed, in whichever process: triggers of the tables notify
/// (<c>weft.announce</c>), one connection a process listens. A subject is a module's name, optionally with the id of what
/// changed, as in <c>access 0190…</c>; after a lost connection everybody is told that anything may have changed.
/// </summary>
internal sealed class Changes(NpgsqlDataSource source, ILogger<Changes> log) : BackgroundService
{
    private const string Channel = "weft_changes";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly List<Subscriber> _subscribers = [];
    private readonly CancellationTokenSource _end = new();
    private bool _disposed;

    /// <summary>
    /// Calls <paramref name="heard"/> after each change of the module with the id that was told, null for "anything";
    /// one call at a time, again after a failure. A module's memory may trust this from its first load on.
    /// </summary>
    public void On(string module, Func<string?, CancellationToken, Task> heard)
    {
        var subscriber = new Subscriber(module, heard, log);
        lock (_subscribers)
        {
            _subscribers.Add(subscriber);
        }

        _ = Task.Run(() => subscriber.Run(_end.Token));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or OperationCanceledException or System.Net.Sockets.SocketException)
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    log.LogWarning("Not listening for changes: {Reason}", exception.Message);
                    await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        connection.Notification += (_, notice) => Tell(notice.Payload);
        await using var listen = new NpgsqlCommand($"listen {Channel}", connection);
        await listen.ExecuteNonQueryAsync(ct);
        Tell(null);

        while (true)
        {
            // A dead peer says nothing: the question after each quiet half minute finds it out.
            if (!await connection.WaitAsync(TimeSpan.FromSeconds(30), ct))
            {
                await using var question = new NpgsqlCommand("select 1", connection) { CommandTimeout = 5 };
                await question.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private void Tell(string? payload)
    {
        var words = payload?.Split(' ', 2);
        lock (_subscribers)
        {
            foreach (var subscriber in _subscribers.Where(one => words is null || one.Module == words[0]))
            {
                subscriber.Tell(words is [_, var id] ? id : null);
            }
        }
    }

    // Called twice: the container knows it as itself and as a hosted service.
    public override void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _end.Cancel();
            _end.Dispose();
        }

        base.Dispose();
    }

    private sealed class Subscriber(string module, Func<string?, CancellationToken, Task> heard, ILogger log)
    {
        private readonly Channel<string?> _waiting = System.Threading.Channels.Channel.CreateUnbounded<string?>();

        public string Module => module;

        public void Tell(string? id) => _waiting.Writer.TryWrite(id);

        public async Task Run(CancellationToken end)
        {
            var subjects = new HashSet<string>();
            while (await Next(end))
            {
                // Many changes at once are one reload.
                var anything = false;
                subjects.Clear();
                while (_waiting.Reader.TryRead(out var id))
                {
                    anything |= id is null;
                    subjects.Add(id ?? "");
                }

                try
                {
                    foreach (var id in anything ? [null] : subjects.ToArray<string?>())
                    {
                        await heard(id, end);
                    }
                }
                catch (Exception exception) when (!end.IsCancellationRequested)
                {
                    log.LogWarning(exception, "{Module} could not take in a change; it tries again", module);
                    await Task.Delay(Pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    Tell(null);
                }
            }
        }

        private async Task<bool> Next(CancellationToken end)
        {
            try
            {
                return await _waiting.Reader.WaitToReadAsync(end);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}

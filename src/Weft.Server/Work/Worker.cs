using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Weft.Server.Database;

namespace Weft.Server.Work;

/// <summary>Runs every registered job, each in its own rhythm, until the process stops. Off with <c>Worker:Enabled=false</c>.</summary>
internal sealed class Worker(
    IServiceScopeFactory scopes, JobBook book, Changes changes, IConfiguration configuration, ILogger<Worker> log) : BackgroundService
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(5);

    private sealed record Entry(Type Type, string Name, TimeSpan Every, string? WokenBy);

    /// <summary>Runs all jobs by turns until none finds anything to do; what a test or a single pass from the command line needs.</summary>
    public async Task<int> RunUntilIdle(CancellationToken ct)
    {
        var total = 0;
        for (var done = 1; done > 0; total += done)
        {
            done = 0;
            foreach (var entry in Entries())
            {
                done += await RunOnce(entry, ct);
            }
        }

        return total;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue("Worker:Enabled", true))
        {
            return;
        }

        await Task.Yield();
        await Task.WhenAll(Entries().Select(entry => Repeat(entry, stoppingToken)));
    }

    private Entry[] Entries()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IJob>().Select(job => new Entry(job.GetType(), job.Name, job.Every, job.WokenBy))];
    }

    private async Task Repeat(Entry entry, CancellationToken ct)
    {
        var bells = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        if (entry.WokenBy is { } module)
        {
            changes.On(module, (_, _) => Task.FromResult(bells.Writer.TryWrite(true)));
        }

        for (var failures = 0; !ct.IsCancellationRequested;)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                var done = await RunOnce(entry, ct);
                failures = 0;
                await book.Succeeded(entry.Name, entry.Every, done, Stopwatch.GetElapsedTime(began), ct);
                if (done == 0)
                {
                    await Rest(bells.Reader, Jittered(entry.Every), ct);
                }
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) // whatever a job throws: the others go on, and this one is tried again
            {
                failures++;
                var pause = BackOff(entry.Every, failures);
                log.LogError(exception, "Job {Job} failed {Failures} times in a row; next try in {Pause}", entry.Name, failures, pause);
                await book.Failed(entry.Name, entry.Every, failures, exception, ct);
                await Task.Delay(pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> RunOnce(Entry entry, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ((IJob)scope.ServiceProvider.GetRequiredService(entry.Type)).RunOnce(ct);
    }

    private static async Task Rest(ChannelReader<bool> bells, TimeSpan most, CancellationToken ct)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        rest.CancelAfter(most);
        try
        {
            await bells.ReadAsync(rest.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Nobody rang.
        }
    }

    internal static TimeSpan BackOff(TimeSpan every, int failures)
    {
        var first = Math.Max(every.TotalSeconds, 1);
        return Jittered(TimeSpan.FromSeconds(Math.Min(first * Math.Pow(2, Math.Min(failures - 1, 16)), LongestBackOff.TotalSeconds)));
    }

    // Processes that started together must not come to the same rows together for ever.
    private static TimeSpan Jittered(TimeSpan time) => time * (0.85 + (0.3 * Random.Shared.NextDouble()));
}

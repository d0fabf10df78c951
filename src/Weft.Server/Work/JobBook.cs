using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Weft.Server.Work;

/// <summary>Keeps what the jobs of all processes did, in a table, so that an administrator sees it from any of them.</summary>
internal sealed class JobBook(NpgsqlDataSource database, ILogger<JobBook> log)
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromSeconds(15);
    private static readonly string Process = $"{Environment.MachineName}/{Environment.ProcessId}";
    private readonly ConcurrentDictionary<string, Unwritten> _unwritten = new();

    private sealed class Unwritten
    {
        public long Runs;
        public long Done;
        public long WrittenAt;
    }

    /// <summary>Runs without result are gathered and written now and then: a row a second for every idle job would be waste.</summary>
    public async Task Succeeded(string job, TimeSpan every, int done, TimeSpan took, CancellationToken ct)
    {
        var open = _unwritten.GetOrAdd(job, _ => new Unwritten());
        open.Runs++;
        open.Done += done;
        if (open.WrittenAt != 0 && Stopwatch.GetElapsedTime(open.WrittenAt) < AtMostEvery)
        {
            return;
        }

        await Write(
            """
            insert into work.jobs as job (name, every, runs, done, last_run_at, last_took_ms, last_done_at, last_process)
            values ($1, $2, $3, $4, now(), $5, case when $4 > 0 then now() end, $6)
            on conflict (name) do update set every = excluded.every, runs = job.runs + excluded.runs, done = job.done + excluded.done,
                last_run_at = excluded.last_run_at, last_took_ms = excluded.last_took_ms, last_process = excluded.last_process,
                last_done_at = coalesce(excluded.last_done_at, job.last_done_at), failures_in_a_row = 0
            """,
            [job, every, open.Runs, open.Done, took.TotalMilliseconds, Process], ct);
        (open.Runs, open.Done, open.WrittenAt) = (0, 0, Stopwatch.GetTimestamp());
    }

    public async Task Failed(string job, TimeSpan every, int failures, Exception exception, CancellationToken ct)
    {
        if (_unwritten.TryGetValue(job, out var open))
        {
            open.WrittenAt = 0; // the next success is written at once: it ends the alarm
        }

        var error = $"{exception.GetType().Name}: {exception.Message}";
        await Write(
            """
            insert into work.jobs as job (name, every, last_run_at, last_process, failures_in_a_row, last_error, last_error_at)
            values ($1, $2, now(), $3, $4, $5, now())
            on conflict (name) do update set every = excluded.every, last_run_at = excluded.last_run_at, last_process = excluded.last_process,
                failures_in_a_row = excluded.failures_in_a_row, last_error = excluded.last_error, last_error_at = excluded.last_error_at
            """,
            [job, every, Process, failures, error[..Math.Min(error.Length, 500)]], ct);
    }

    private async Task Write(string sql, object[] values, CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand(sql);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await command.ExecuteNonQueryAsync(ct);
        }
        catch (Exception exception) when (exception is NpgsqlException or TimeoutException)
        {
            log.LogWarning("Could not note what the jobs did: {Reason}", exception.Message); // the jobs themselves go on
        }
    }
}

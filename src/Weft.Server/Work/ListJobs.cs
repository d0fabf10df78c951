using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Work;

/// <summary>How a background job stands, over all processes.</summary>
internal sealed record JobAnswer(
    string Name, double EverySeconds, long Runs, long Done, DateTimeOffset? LastRunAt, double? LastTookMs, DateTimeOffset? LastDoneAt,
    string? LastProcess, int FailuresInARow, string? LastError, DateTimeOffset? LastErrorAt);

/// <summary>The background jobs: when each ran last, what it did, and why it failed.</summary>
internal static class ListJobs
{
    public static void Map(IEndpointRouteBuilder work) =>
        work.MapGet("/jobs", Handle).WithName(nameof(ListJobs)).For(Role.Administrator);

    private static async Task<IReadOnlyList<JobAnswer>> Handle(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            select name, extract(epoch from every)::float8, runs, done, last_run_at, last_took_ms, last_done_at,
                last_process, failures_in_a_row, last_error, last_error_at
            from work.jobs order by name
            """);
        await using var rows = await command.ExecuteReaderAsync(ct);

        var jobs = new List<JobAnswer>();
        while (await rows.ReadAsync(ct))
        {
            jobs.Add(new JobAnswer(
                rows.GetString(0), rows.GetDouble(1), rows.GetInt64(2), rows.GetInt64(3), rows.MomentOrNull(4), rows.ValueOrNull<double>(5),
                rows.MomentOrNull(6), rows.TextOrNull(7), rows.GetInt32(8), rows.TextOrNull(9), rows.MomentOrNull(10)));
        }

        return jobs;
    }
}

using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Server.Access;
using Weft.Server.Audit;
using Weft.Server.Cases;
using Weft.Server.Database;
using Weft.Server.History.City;
using Weft.Server.History.Maps;
using Weft.Server.History.Rows;

namespace Weft.Server.History;

/// <summary>
/// Takes over another system's records: reads the file through once to see what the city needs, makes that, and writes the cases in
/// portions. A portion is one transaction with the mark of how far the import is, so that a killed one goes on where it was. Rows are
/// prepared on all cores while the portion before is written by COPY.
/// No happenings go to the outbox: these things happened years ago, and nobody is to be told of them today.
/// </summary>
internal sealed class ImportCases(NpgsqlDataSource source, PrepareCity prepare, WeftDb db, AuditLog audit, TimeProvider clock)
{
    private const int RowsInPortion = 2000;

    /// <param name="afterPortion">Called after each commit, with the last row that is done.</param>
    public async Task<ImportResult> Run(ImportOptions options, ImportProgress progress, CancellationToken ct, Action<long>? afterPortion = null)
    {
        var (map, started) = (await MapFile.Read(options.Map, ct), Stopwatch.StartNew());
        var by = await OperatorOf(options.By, ct);
        var now = clock.GetUtcNow();
        var survey = Through(options.Data, map.Map, now, progress, ct);
        var surveyed = started.Elapsed;
        if (options.DryRun)
        {
            await WriteRejects(options, survey.Tally.Rejected, FaultsOf(survey.Tally));
            return new ImportResult(survey.Tally, null, 0, surveyed, TimeSpan.Zero);
        }

        await using var connection = await source.OpenConnectionAsync(ct);
        if (!await ImportMark.TryLock(connection, map.Map.Source, ct))
        {
            throw new CannotStartException(
                $"“{map.Map.Source}”正在由另一个进程导入，请等它结束。", $"Another process is importing {map.Map.Source}; wait until it ends.");
        }

        await using var locked = new ImportLock(connection);
        var mark = await ImportMark.Open(connection, map, Path.GetFileName(options.Data), await DataFile.Hash(options.Data, ct), by, now, ct);
        var (city, top, made) = await prepare.Run(map.Map, survey, by.AccountId ?? Guid.Empty, ct);
        var prepared = started.Elapsed;
        using (var data = DataFile.Open(options.Data, map.Map.Data))
        {
            var party = new CaseParty(by.AccountId, by.Name, by.AccountId is null ? null : Role.Administrator, null, Core.Cases.Standing.Machine);
            var maker = new CaseMaker(map.Map.Source, new RowReader(map.Map, data.Header, now), city, party, now);
            await Write(connection, data, maker, mark, now, rows =>
            {
                progress.Imported(rows, survey.Tally.Rows);
                afterPortion?.Invoke(rows);
            }, ct);
        }

        await mark.Finish(clock.GetUtcNow());
        var total = await mark.Total(ct);
        await WriteRejects(options, total.Rejected, mark.Rejects());
        audit.Add(
            "history.imported", by.AccountId, by.Name, "import", null, top,
            after: new { map.Map.Source, File = Path.GetFileName(options.Data), total.Imported, total.AlreadyThere, total.Rejected, Made = made });
        await db.SaveChangesAsync(ct);
        return new ImportResult(total, made, mark.Done, prepared, started.Elapsed - prepared);
    }

    private static Survey Through(string path, CaseMap map, DateTimeOffset now, ImportProgress progress, CancellationToken ct)
    {
        using var data = DataFile.Open(path, map.Data);
        return Survey.Of(data, new RowReader(map, data.Header, now), progress.Surveyed, ct);
    }

    private static async Task Write(
        NpgsqlConnection connection, DataFile data, CaseMaker maker, ImportMark mark, DateTimeOffset now, Action<long> done, CancellationToken ct)
    {
        // A portion that a crash of the database loses is lost with its mark: waiting for the disk each time would gain nothing.
        await using (var lazy = new NpgsqlCommand("set synchronous_commit = off", connection))
        {
            await lazy.ExecuteNonQueryAsync(ct);
        }

        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ready = Channel.CreateBounded<Task<Portion>>(Environment.ProcessorCount + 1);
        var reading = Task.Run(() => Read(data, mark.Done, maker, ready.Writer, failed.Token), CancellationToken.None);
        try
        {
            await foreach (var preparing in ready.Reader.ReadAllAsync(ct))
            {
                var portion = await preparing;
                await Write(connection, portion, mark, now, ct);
                done(portion.LastRow - 1);
            }
        }
        finally
        {
            await failed.CancelAsync();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (connection.State == System.Data.ConnectionState.Open)
            {
                await using var strict = new NpgsqlCommand("set synchronous_commit = on", connection);
                await strict.ExecuteNonQueryAsync(CancellationToken.None);
            }
        }

        await reading;
    }

    private static async Task Read(DataFile data, long skip, CaseMaker maker, ChannelWriter<Task<Portion>> ready, CancellationToken ct)
    {
        try
        {
            var rows = new List<DataRow>(RowsInPortion);
            while (data.Next() is { } row)
            {
                if (row.Row - 1 <= skip)
                {
                    continue;
                }

                rows.Add(row);
                if (rows.Count == RowsInPortion)
                {
                    await Hand(rows);
                    rows = new List<DataRow>(RowsInPortion);
                }
            }

            if (rows.Count > 0)
            {
                await Hand(rows);
            }

            ready.Complete();
        }
        catch (Exception exception)
        {
            ready.Complete(exception);
            throw;
        }

        ValueTask Hand(List<DataRow> rows) => ready.WriteAsync(Task.Run(() => maker.Make(rows), ct), ct);
    }

    private static async Task Write(NpgsqlConnection connection, Portion portion, ImportMark mark, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var known = await Known(connection, portion, ct);
        var fresh = new List<(CaseRecord Case, IReadOnlyList<ReporterRecord> Reporters)>(portion.Cases.Count);
        foreach (var made in portion.Cases)
        {
            if (!known.Add(made.Record.File.Number))
            {
                portion.Tally.AlreadyThere++;
                continue;
            }

            fresh.Add((made.Record, []));
            portion.Tally.Take(made.Ended, made.Record.File.HandledInTime, made.Computed, made.Recorded);
        }

        await CaseWriter.Copy(connection, fresh, now, ct);
        await mark.Add(portion.Tally, ct);
        await transaction.CommitAsync(CancellationToken.None); // a cancelled commit may have happened: never hand it a token
    }

    // The number holds source and outside number, and its index is there anyway.
    private static async Task<HashSet<string>> Known(NpgsqlConnection connection, Portion portion, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select number from cases.cases where number = any($1)", connection);
        command.Parameters.AddWithValue(portion.Cases.Select(made => made.Record.File.Number).ToArray());
        await using var row = await command.ExecuteReaderAsync(ct);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await row.ReadAsync(ct))
        {
            known.Add(row.GetString(0));
        }

        return known;
    }

    private async Task<Operator> OperatorOf(string? userName, CancellationToken ct)
    {
        if (userName is null)
        {
            return new Operator(null, $"导入 import ({Environment.UserName})");
        }

        var normal = userName.ToUpperInvariant();
        var account = await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(one => one.NormalizedUserName == normal && one.Active, ct);
        return account is not null
            ? new Operator(account.Id, account.DisplayName)
            : throw new CannotStartException($"没有账号 {userName}。", $"There is no account {userName}.");
    }

    private static async Task WriteRejects(ImportOptions options, long rejected, IAsyncEnumerable<(long Row, string Columns, string Reason, string Value)> faults)
    {
        if (rejected > 0 || File.Exists(options.RejectsFile))
        {
            await RejectsFile.Write(options.RejectsFile, faults);
        }
    }

    private static async IAsyncEnumerable<(long Row, string Columns, string Reason, string Value)> FaultsOf(Tally tally)
    {
        foreach (var (row, fault) in tally.Rejects.SelectMany(reject => reject.Faults.Select(fault => (reject.Row, fault))))
        {
            yield return (row, fault.Columns, RowFaultTexts.Code(fault.Kind), fault.Value);
        }

        await Task.CompletedTask;
    }
}

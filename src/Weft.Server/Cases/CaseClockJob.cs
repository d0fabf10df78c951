using Npgsql;
using NpgsqlTypes;
using Weft.Core.Cases;
using Weft.Server.Notices;
using Weft.Server.Work;

namespace Weft.Server.Cases;

/// <summary>
/// What the clock does with nobody acting: lights turn, a level that let its sign-for limit pass is escalated, second reminders go out,
/// suspended cases wake. A case is claimed with <c>skip locked</c>, and what was done is committed with how far it was done: two
/// workers never do one thing twice, and one that dies in the middle loses and repeats nothing.
/// </summary>
internal sealed class CaseClockJob(NpgsqlDataSource source, CaseGround ground, TimeProvider clock) : IJob
{
    private const int Portion = 100;

    public string Name => "case-clocks";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public async Task<int> RunOnce(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var due = await Claim(connection, transaction, now, ct);
        if (due.Count == 0)
        {
            return 0;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        var happenings = new List<Happening>();
        foreach (var (record, doneTo) in due)
        {
            happenings.AddRange(Ring(record, doneTo, now));
            batch.BatchCommands.Add(CaseWriter.Update(record, now));
            if (record.Book.Added.Count > 0)
            {
                batch.BatchCommands.Add(CaseWriter.Timeline(record.Book));
            }
        }

        if (happenings.Count > 0)
        {
            batch.BatchCommands.Add(Outbox.Command(happenings));
        }

        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        return due.Count;
    }

    private List<Happening> Ring(CaseRecord record, DateTimeOffset doneTo, DateTimeOffset now)
    {
        var (book, happenings) = (record.Book, new List<Happening>());
        foreach (var alarm in CaseAlarms.Between(record.File, doneTo, now))
        {
            happenings.Add(CaseHappenings.Alarm(record.File, alarm, Told(record.File, alarm), book.Length));
            var before = book.Added.Count;
            var (file, setting) = (book.File, ground.Setting(book.File));
            _ = alarm switch
            {
                { Kind: AlarmKind.WakeTime } => book.Take(new CaseCommand.Wake(null), CaseActor.Machine, setting, now),
                { Kind: AlarmKind.TurnedRed, Clock: AlarmClock.SignFor } => book.Take(new CaseCommand.Escalate(ground.Above(file)), CaseActor.Machine, setting, now),
                _ => null,
            };
            happenings.AddRange(CaseHappenings.Since(file, book, before));
        }

        return happenings;
    }

    // The one who owes it hears of yellow; the one above or who sent it hears of red as well.
    private IReadOnlyList<Guid> Told(CaseFile file, Alarm alarm)
    {
        var watching = file.Sender?.Id ?? ground.Above(file)?.Id;
        return alarm.Kind is AlarmKind.TurnedRed or AlarmKind.StillRed && watching is { } one && one != alarm.UnitId ? [alarm.UnitId, one] : [alarm.UnitId];
    }

    private static async Task<List<(CaseRecord Record, DateTimeOffset DoneTo)>> Claim(
        NpgsqlConnection connection, NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select {CaseStore.Columns}, alarms_done_to from cases.cases where alarm_at <= $1 order by alarm_at limit {Portion} for update skip locked",
            connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = now });
        var due = new List<(CaseRecord, DateTimeOffset)>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            due.Add((CaseStore.Read(row), row.GetFieldValue<DateTimeOffset>(9)));
        }

        return due;
    }
}

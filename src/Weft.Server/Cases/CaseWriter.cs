using System.Security.Cryptography;
using System.Text;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Procedures;

namespace Weft.Server.Cases;

/// <summary>
/// The one place that writes cases: the state, the columns that repeat a part of it for lists, and the timeline, always together.
/// Commands for a batch of a transaction; rows for COPY where thousands come at once.
/// </summary>
internal static class CaseWriter
{
    private sealed record Column(string Name, NpgsqlDbType Type, Func<CaseRecord, object?> Value, bool Changes = true);

    private static readonly Column[] Columns =
    [
        new("id", NpgsqlDbType.Uuid, c => c.File.Id, Changes: false),
        new("number", NpgsqlDbType.Text, c => c.File.Number, Changes: false),
        new("state", NpgsqlDbType.Jsonb, c => CaseJson.Write(c.File)),
        new("entries", NpgsqlDbType.Integer, c => c.Book.Length),
        new("last_hash", NpgsqlDbType.Bytea, c => c.Book.LastHash),
        new("kind", NpgsqlDbType.Text, c => c.File.Kind.ToString()),
        new("stage", NpgsqlDbType.Text, c => c.File.Stage.ToString()),
        new("channel", NpgsqlDbType.Text, c => c.File.Channel.ToString(), Changes: false),
        new("outside_number", NpgsqlDbType.Text, c => c.Facts.OutsideNumber, Changes: false),
        new("item_code", NpgsqlDbType.Text, c => c.File.Terms?.ItemCode),
        new("item_name", NpgsqlDbType.Text, c => c.File.Terms?.ItemName),
        new("class_code", NpgsqlDbType.Text, c => c.File.Terms?.ClassCode),
        new("procedure_id", NpgsqlDbType.Uuid, c => c.File.ProcedureId, Changes: false),
        new("region_id", NpgsqlDbType.Uuid, c => c.File.RegionId, Changes: false),
        new("region_path", NpgsqlDbType.Text, c => c.File.Region.Value, Changes: false),
        new("longitude", NpgsqlDbType.Double, c => c.Facts.Longitude, Changes: false),
        new("latitude", NpgsqlDbType.Double, c => c.Facts.Latitude, Changes: false),
        new("source_system", NpgsqlDbType.Text, c => c.Facts.SourceSystem, Changes: false),
        new("address", NpgsqlDbType.Text, c => c.Facts.Address, Changes: false),
        new("words", NpgsqlDbType.Text, c => c.Facts.Words, Changes: false),
        new("round", NpgsqlDbType.Integer, c => c.File.Round),
        new("returns", NpgsqlDbType.Integer, c => c.File.Returns),
        new("reworks", NpgsqlDbType.Integer, c => c.File.Reworks),
        new("was_late", NpgsqlDbType.Boolean, c => c.File.WasLate),
        new("in_time", NpgsqlDbType.Boolean, c => c.File.HandledInTime),
        new("score", NpgsqlDbType.Integer, c => c.File.Ratings.LastOrDefault(rating => rating.By == Rater.Resident)?.Score),
        new("holder_unit_id", NpgsqlDbType.Uuid, c => c.File.Holder.Unit.Id),
        new("holder_person_id", NpgsqlDbType.Uuid, c => c.File.Holder.PersonId),
        new("holder_level", NpgsqlDbType.Text, c => c.File.Holder.Level.ToString()),
        new("involved_unit_ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, c => Involved(c.File)),
        new("asked_unit_ids", NpgsqlDbType.Array | NpgsqlDbType.Uuid, c => CaseAsks.Of(c.File).Select(ask => ask.UnitId).Distinct().ToArray()),
        new("is_open", NpgsqlDbType.Boolean, c => c.File.Stage.IsOpen()),
        new("yellow_at", NpgsqlDbType.TimestampTz, c => c.File.CurrentClock()?.YellowAt),
        new("due_at", NpgsqlDbType.TimestampTz, c => c.File.CurrentClock()?.DueAt),
        new("light_frozen_at", NpgsqlDbType.TimestampTz, c => FrozenAt(c.File.CurrentClock())),
        new("reported_at", NpgsqlDbType.TimestampTz, c => c.File.ReportedAt, Changes: false),
        new("accepted_at", NpgsqlDbType.TimestampTz, c => c.File.AcceptedAt),
        new("dispatched_at", NpgsqlDbType.TimestampTz, c => c.File.DispatchedAt),
        new("handled_at", NpgsqlDbType.TimestampTz, c => c.File.HandledAt),
        new("closed_at", NpgsqlDbType.TimestampTz, c => c.File.ClosedAt),
    ];

    private static readonly string InsertSql =
        $"""
        insert into cases.cases ({string.Join(", ", Columns.Select(column => column.Name))}, changed_at, alarms_done_to, alarm_at)
        values ({Places(Columns, 1)}, ${Columns.Length + 1}, ${Columns.Length + 1}, ${Columns.Length + 2})
        """;

    // Thousands of rows on a busy disk: a time-out in the middle would only mean that all of them are sent again.
    private static readonly TimeSpan LongestCopy = TimeSpan.FromMinutes(10);

    private static readonly Column[] Changing = [.. Columns.Where(column => column.Changes)];

    private static readonly string UpdateSql =
        $"""
        update cases.cases set {string.Join(", ", Changing.Select((column, i) => $"{column.Name} = ${i + 4}"))}, changed_at = $2, alarms_done_to = greatest(alarms_done_to, $2), alarm_at = $3
        where id = $1
        """;

    public static NpgsqlBatchCommand Insert(CaseRecord record, DateTimeOffset at)
    {
        var command = new NpgsqlBatchCommand(InsertSql);
        Add(command, Columns, record);
        command.Parameters.Add(Typed(NpgsqlDbType.TimestampTz, at));
        command.Parameters.Add(Typed(NpgsqlDbType.TimestampTz, CaseAlarms.NextAfter(record.File, at)));
        return command;
    }

    /// <summary>A step at <paramref name="at"/> has told everybody concerned, so that alarms up to then are done with.</summary>
    public static NpgsqlBatchCommand Update(CaseRecord record, DateTimeOffset at)
    {
        var command = new NpgsqlBatchCommand(UpdateSql);
        command.Parameters.Add(Typed(NpgsqlDbType.Uuid, record.File.Id));
        command.Parameters.Add(Typed(NpgsqlDbType.TimestampTz, at));
        command.Parameters.Add(Typed(NpgsqlDbType.TimestampTz, CaseAlarms.NextAfter(record.File, at)));
        Add(command, Changing, record);
        return command;
    }

    /// <summary>What the case is found by, when it is new or its item is another now.</summary>
    public static NpgsqlBatchCommand Words(CaseRecord record)
    {
        var command = new NpgsqlBatchCommand("insert into cases.grams values ($1, $2) on conflict (case_id) do update set grams = excluded.grams");
        command.Parameters.Add(Typed(NpgsqlDbType.Uuid, record.File.Id));
        command.Parameters.Add(Typed(NpgsqlDbType.Array | NpgsqlDbType.Integer, Grams.Of(record)));
        return command;
    }

    public static NpgsqlBatchCommand Timeline(CaseBook book)
    {
        var command = new NpgsqlBatchCommand("insert into cases.timeline (case_id, seq, entry, hash) select $1, * from unnest($2::int[], $3::text[], $4::bytea[])");
        command.Parameters.Add(Typed(NpgsqlDbType.Uuid, book.File.Id));
        command.Parameters.Add(Typed(NpgsqlDbType.Array | NpgsqlDbType.Integer, book.Added.Select(entry => entry.Seq).ToArray()));
        command.Parameters.Add(Typed(NpgsqlDbType.Array | NpgsqlDbType.Text, book.Added.Select(entry => entry.Text).ToArray()));
        command.Parameters.Add(Typed(NpgsqlDbType.Array | NpgsqlDbType.Bytea, book.Added.Select(entry => entry.Hash).ToArray()));
        return command;
    }

    public static NpgsqlBatchCommand Reporter(Guid caseId, ReporterRecord reporter, DateTimeOffset at)
    {
        var command = new NpgsqlBatchCommand(
            """
            insert into cases.reporters (case_id, id, account_id, anonymous, name_sealed, name_masked, phone_sealed, phone_masked, phone_hash, follow_hash, joined_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """);
        foreach (var (type, value) in ReporterRow(caseId, reporter, at))
        {
            command.Parameters.Add(Typed(type, value));
        }

        return command;
    }

    /// <summary>Writes many new cases with their whole timelines by COPY, in the caller's transaction.</summary>
    public static async Task Copy(
        NpgsqlConnection connection, IReadOnlyCollection<(CaseRecord Case, IReadOnlyList<ReporterRecord> Reporters)> records, DateTimeOffset now, CancellationToken ct)
    {
        var names = string.Join(", ", Columns.Select(column => column.Name));
        await using (var rows = await connection.BeginBinaryImportAsync($"copy cases.cases ({names}, changed_at, alarms_done_to, alarm_at) from stdin (format binary)", ct))
        {
            rows.Timeout = LongestCopy;
            foreach (var (record, _) in records)
            {
                await rows.StartRowAsync(ct);
                foreach (var column in Columns)
                {
                    await Write(rows, column.Type, column.Value(record), ct);
                }

                await Write(rows, NpgsqlDbType.TimestampTz, now, ct);
                await Write(rows, NpgsqlDbType.TimestampTz, now, ct);
                await Write(rows, NpgsqlDbType.TimestampTz, CaseAlarms.NextAfter(record.File, now), ct);
            }

            await rows.CompleteAsync(ct);
        }

        // No happening is told of them one by one: whoever follows the cases finds them here.
        await using (var rows = await connection.BeginBinaryImportAsync("copy cases.untold (case_id) from stdin (format binary)", ct))
        {
            rows.Timeout = LongestCopy;
            foreach (var (record, _) in records)
            {
                await rows.StartRowAsync(ct);
                await rows.WriteAsync(record.File.Id, NpgsqlDbType.Uuid, ct);
            }

            await rows.CompleteAsync(ct);
        }

        await using (var rows = await connection.BeginBinaryImportAsync("copy cases.grams (case_id, grams) from stdin (format binary)", ct))
        {
            rows.Timeout = LongestCopy;
            foreach (var (record, _) in records)
            {
                await rows.StartRowAsync(ct);
                await rows.WriteAsync(record.File.Id, NpgsqlDbType.Uuid, ct);
                await rows.WriteAsync(Grams.Of(record), NpgsqlDbType.Array | NpgsqlDbType.Integer, ct);
            }

            await rows.CompleteAsync(ct);
        }

        await using (var rows = await connection.BeginBinaryImportAsync("copy cases.timeline (case_id, seq, entry, hash) from stdin (format binary)", ct))
        {
            rows.Timeout = LongestCopy;
            foreach (var (record, _) in records)
            {
                foreach (var entry in record.Book.Added)
                {
                    await rows.StartRowAsync(ct);
                    await rows.WriteAsync(record.File.Id, NpgsqlDbType.Uuid, ct);
                    await rows.WriteAsync(entry.Seq, NpgsqlDbType.Integer, ct);
                    await rows.WriteAsync(entry.Text, NpgsqlDbType.Text, ct);
                    await rows.WriteAsync(entry.Hash, NpgsqlDbType.Bytea, ct);
                }
            }

            await rows.CompleteAsync(ct);
        }

        await using (var rows = await connection.BeginBinaryImportAsync(
            "copy cases.reporters (case_id, id, account_id, anonymous, name_sealed, name_masked, phone_sealed, phone_masked, phone_hash, follow_hash, joined_at) from stdin (format binary)", ct))
        {
            rows.Timeout = LongestCopy;
            foreach (var (record, reporters) in records)
            {
                foreach (var reporter in reporters)
                {
                    await rows.StartRowAsync(ct);
                    foreach (var (type, value) in ReporterRow(record.File.Id, reporter, record.File.ReportedAt))
                    {
                        await Write(rows, type, value, ct);
                    }
                }
            }

            await rows.CompleteAsync(ct);
        }
    }

    public static byte[] FollowHash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static (NpgsqlDbType Type, object? Value)[] ReporterRow(Guid caseId, ReporterRecord reporter, DateTimeOffset at) =>
    [
        (NpgsqlDbType.Uuid, caseId),
        (NpgsqlDbType.Uuid, reporter.Reporter.Id),
        (NpgsqlDbType.Uuid, reporter.Reporter.AccountId),
        (NpgsqlDbType.Boolean, reporter.Reporter.Anonymous),
        (NpgsqlDbType.Text, reporter.NameSealed),
        (NpgsqlDbType.Text, reporter.NameMasked),
        (NpgsqlDbType.Text, reporter.PhoneSealed),
        (NpgsqlDbType.Text, reporter.PhoneMasked),
        (NpgsqlDbType.Bytea, reporter.PhoneHash),
        (NpgsqlDbType.Bytea, FollowHash(reporter.FollowToken)),
        (NpgsqlDbType.TimestampTz, at.ToUniversalTime()),
    ];

    private static Guid[] Involved(CaseFile file) =>
    [
        .. new[] { file.Holder.Unit.Id, file.Home.Id }
            .Concat(file.Sender is { } sender ? [sender.Id] : [])
            .Concat(file.Helpers.Select(helper => helper.Unit.Id))
            .Concat(file.Orders.Select(order => order.Unit.Id))
            .Distinct(),
    ];

    private static DateTimeOffset? FrozenAt(Clock? clock) => clock?.StoppedAt ?? clock?.PausedAt;

    private static string Places(Column[] columns, int first) => string.Join(", ", columns.Select((_, i) => $"${i + first}"));

    private static void Add(NpgsqlBatchCommand command, Column[] columns, CaseRecord record)
    {
        foreach (var column in columns)
        {
            command.Parameters.Add(Typed(column.Type, column.Value(record)));
        }
    }

    private static NpgsqlParameter Typed(NpgsqlDbType type, object? value) =>
        new() { NpgsqlDbType = type, Value = value is DateTimeOffset at ? at.ToUniversalTime() : value ?? DBNull.Value };

    private static Task Write(NpgsqlBinaryImporter rows, NpgsqlDbType type, object? value, CancellationToken ct) => value switch
    {
        null => rows.WriteNullAsync(ct),
        DateTimeOffset at => rows.WriteAsync(at.ToUniversalTime(), type, ct),
        Guid id => rows.WriteAsync(id, type, ct),
        int number => rows.WriteAsync(number, type, ct),
        double number => rows.WriteAsync(number, type, ct),
        bool truth => rows.WriteAsync(truth, type, ct),
        byte[] bytes => rows.WriteAsync(bytes, type, ct),
        Guid[] ids => rows.WriteAsync(ids, type, ct),
        _ => rows.WriteAsync((string)value, type, ct),
    };
}

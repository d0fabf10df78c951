using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Weft.Core.Attachments;
using Weft.Core.Cases;
using Weft.Server.Attachments;
using Weft.Server.Database;
using Weft.Server.Notices;

namespace Weft.Server.Cases;

/// <summary>What became of a step.</summary>
internal abstract record StepOutcome
{
    /// <summary>There is no such case, or the actor may not see it.</summary>
    public sealed record Unknown : StepOutcome;

    /// <summary>The case moved on since the version that the actor saw.</summary>
    public sealed record Stale(CaseRecord Case) : StepOutcome;

    public sealed record Refused(CaseRefusal Why, CaseRecord Case, IReadOnlyList<CaseStep> Allowed) : StepOutcome;

    /// <summary>The catalogue of the place has no such item or condition.</summary>
    public sealed record ItemUnknown : StepOutcome;

    public sealed record FileRefused(AttachmentRefusal Why) : StepOutcome;

    public sealed record Taken(CaseRecord Case) : StepOutcome;
}

/// <summary>
/// Loads a case under a lock, lets the rules decide, and saves state, timeline and what is to be told in one transaction.
/// The only way a case changes.
/// </summary>
internal sealed class CaseStore(WeftDb db, CaseGround ground, AttachmentStore attachments, TimeProvider clock)
{
    internal const string Columns = "state, entries, last_hash, words, longitude, latitude, source_system, address, outside_number";

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>
    /// Takes one step. <paramref name="command"/> may look at the case, and at <paramref name="other"/> where the step names a second one:
    /// both are locked, so that what it says of them is still true.
    /// </summary>
    public async Task<StepOutcome> Take(
        Guid id, CaseActor actor, Func<CaseFile, bool> sees, int? seenVersion, Func<CaseFile, CaseFile?, CaseCommand?> command,
        Uploader? uploader = null, ReporterRecord? joins = null, Guid? other = null)
    {
        await using var work = await DbWork.Begin(db);
        var (record, second) = await Lock(work, id, other);
        if (record is null || !sees(record.File) || (other is not null && (second is null || !sees(second.File))))
        {
            return new StepOutcome.Unknown();
        }

        if (seenVersion is { } seen && seen != record.Book.Length)
        {
            return new StepOutcome.Stale(record);
        }

        var (before, now, setting) = (record.File, Now, ground.Setting(record.File));
        if (command(before, second?.File) is not { } wanted)
        {
            return new StepOutcome.ItemUnknown();
        }

        var decision = record.Book.Take(wanted, actor, setting, now);
        if (decision is CaseDecision.No(var why))
        {
            return new StepOutcome.Refused(why, record, CaseRules.AllowedNow(before, actor, setting));
        }

        if (uploader is not null && wanted.Photos.Count > 0
            && await attachments.Claim(work.Connection, work.Transaction, wanted.Photos, id, uploader, CancellationToken.None) is { } refusal)
        {
            return new StepOutcome.FileRefused(refusal);
        }

        await using var batch = work.Batch(Save(before, record, now));
        if (joins is not null)
        {
            batch.BatchCommands.Add(CaseWriter.Reporter(id, joins, now));
        }

        foreach (var saved in wanted is CaseCommand.Merge && second is not null ? Receive(second, record.File, ((CaseDecision.Yes)decision).By, now) : [])
        {
            batch.BatchCommands.Add(saved);
        }

        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        await work.Commit();
        return new StepOutcome.Taken(record);
    }

    /// <summary>Stores a new case and the person who reported it.</summary>
    public async Task<AttachmentRefusal?> Add(CaseRecord record, ReporterRecord reporter, IReadOnlyList<Guid> photos, Uploader uploader)
    {
        await using var work = await DbWork.Begin(db);
        if (photos.Count > 0
            && await attachments.Claim(work.Connection, work.Transaction, photos, record.File.Id, uploader, CancellationToken.None) is { } refusal)
        {
            return refusal;
        }

        await using var batch = work.Batch(
            CaseWriter.Insert(record, record.File.ReportedAt),
            CaseWriter.Words(record),
            CaseWriter.Timeline(record.Book),
            CaseWriter.Reporter(record.File.Id, reporter, record.File.ReportedAt),
            Outbox.Command([.. CaseHappenings.Of(null, record.Book)]));
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
        await work.Commit();
        return null;
    }

    public async Task<CaseRecord?> Find(Guid id, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        return await Read(Connection, null, $"select {Columns} from cases.cases where id = $1", id, ct);
    }

    /// <summary>Yyyymmdd and a running number: short enough to say on the phone.</summary>
    public async Task<string> NextNumber(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select nextval('cases.numbers')", Connection) { Transaction = Current };
        var next = (long)(await command.ExecuteScalarAsync(ct))!;
        return string.Create(CultureInfo.InvariantCulture, $"{Now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd}{next:D6}");
    }

    public async Task<IReadOnlyList<SealedEntry>> Timeline(Guid id, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select seq, entry, hash from cases.timeline where case_id = $1 order by seq", Connection);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        var entries = new List<SealedEntry>();
        while (await row.ReadAsync(ct))
        {
            entries.Add(new SealedEntry(row.GetInt32(0), row.GetString(1), row.GetFieldValue<byte[]>(2)));
        }

        return entries;
    }

    private static NpgsqlBatchCommand[] Save(CaseFile before, CaseRecord record, DateTimeOffset at) =>
    [
        CaseWriter.Update(record, at),
        CaseWriter.Timeline(record.Book),
        .. before.Terms?.ItemName != record.File.Terms?.ItemName ? [CaseWriter.Words(record)] : Array.Empty<NpgsqlBatchCommand>(),
        Outbox.Command([.. CaseHappenings.Of(before, record.Book)]),
    ];

    // Reporters of a merged case follow the survivor: both change in the same transaction.
    private static NpgsqlBatchCommand[] Receive(CaseRecord survivor, CaseFile merged, CaseParty by, DateTimeOffset at)
    {
        var before = survivor.File;
        survivor.Book.Record(CaseStep.Merge, new CaseDecision.Yes(by, [new CaseEvent.ReportersJoined(merged.Id, merged.Number, merged.Reporters)]), [], at);
        return Save(before, survivor, at);
    }

    // In the order of their ids, whoever asks: two merges the other way round wait for each other and never deadlock.
    private static async Task<(CaseRecord? First, CaseRecord? Second)> Lock(DbWork work, Guid id, Guid? other)
    {
        if (other is not { } second || second == id)
        {
            return (await Lock(work, id), null);
        }

        var early = second.CompareTo(id) < 0 ? await Lock(work, second) : null;
        var first = await Lock(work, id);
        return (first, early ?? await Lock(work, second));
    }

    private static Task<CaseRecord?> Lock(DbWork work, Guid id) =>
        Read(work.Connection, work.Transaction, $"select {Columns} from cases.cases where id = $1 for update", id, CancellationToken.None);

    private static async Task<CaseRecord?> Read(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql, Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? Read(row) : null;
    }

    internal static CaseRecord Read(NpgsqlDataReader row) => new(
        CaseBook.Open(CaseJson.ReadFile(row.GetString(0)), row.GetInt32(1), row.GetFieldValue<byte[]>(2)),
        new CaseFacts(
            row.GetString(3), row.ValueOrNull<double>(4), row.ValueOrNull<double>(5),
            row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8)));

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    private NpgsqlTransaction? Current => (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
}

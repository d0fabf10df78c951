using Npgsql;
using NpgsqlTypes;
using Weft.Core.Cases;

namespace Weft.Server.Cases.Mine;

/// <summary>One report of mine and how it stands now, where it is handled now.</summary>
internal sealed record MyReport(
    Guid Id, Guid CaseId, string Number, string? Item, CaseStage Stage, string StageName, string Words, string? Address, string Unit,
    DateTimeOffset? DueAt, DateTimeOffset JoinedAt, DateTimeOffset? ClosedAt);

/// <summary>
/// The reports of the person who is signed in: sent with the account, or, for residents, left with the same phone number before they
/// had one. Only residents proved their number by a code; the number of staff is what an administrator typed.
/// </summary>
internal sealed class MyReports(NpgsqlDataSource source)
{
    public sealed record Position(DateTimeOffset JoinedAt, Guid Id);

    private const string Mine =
        """
        (account_id = $1 or phone_hash = (select phone_hash from access.accounts where id = $1 and resident))
        """;

    public async Task<List<MyReport>> List(Guid account, Position? after, int take, CaseGround ground, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            $"""
            with recursive mine as (
                select id, case_id, joined_at from cases.reporters
                where {Mine} and ($2::timestamptz is null or (joined_at, id) < ($2, $3)) order by joined_at desc, id desc limit {take}),
            {MergeTrail.Sql}
            select {string.Join(", ", CaseStore.Columns.Split(", ").Select(column => $"one.{column}"))}, ends.id, ends.joined_at
            from ends join cases.cases one on one.id = ends.case_id order by ends.joined_at desc, ends.id desc
            """);
        command.Parameters.AddWithValue(account);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)after?.JoinedAt.ToUniversalTime() ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Uuid, Value = (object?)after?.Id ?? DBNull.Value });

        var reports = new List<MyReport>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var record = CaseStore.Read(row);
            var file = record.File;
            reports.Add(new MyReport(
                row.GetGuid(9), file.Id, file.Number, file.Terms?.ItemName, file.Stage,
                ground.Setting(file).Procedure.At(file.Stage)?.Name ?? StageNames.Chinese(file.Stage), record.Facts.Words, record.Facts.Address,
                file.Holder.Unit.Name, file.Stage.IsOpen() ? file.Holder.Handling?.DueAt : null, row.GetFieldValue<DateTimeOffset>(10), file.ClosedAt));
        }

        return reports;
    }

    /// <summary>The case of the report now; null when the report is not of this person.</summary>
    public async Task<Guid?> Find(Guid account, Guid report, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            $"""
            with recursive mine as (select id, case_id, joined_at from cases.reporters where id = $2 and {Mine}), {MergeTrail.Sql}
            select case_id from ends
            """);
        command.Parameters.AddWithValue(account);
        command.Parameters.AddWithValue(report);
        return (Guid?)await command.ExecuteScalarAsync(ct);
    }
}

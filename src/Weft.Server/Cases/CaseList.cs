using Npgsql;
using NpgsqlTypes;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Server.Database;

namespace Weft.Server.Cases;

/// <summary>One line of a list.</summary>
internal sealed record CaseLine(
    Guid Id, string Number, CaseKind Kind, CaseStage Stage, CaseChannel Channel, string? ItemCode, string? Item, Guid RegionId, string Region,
    double? Longitude, double? Latitude, string? Address, string Words, int Round, Guid HolderUnitId, Guid? HolderPersonId,
    Light? Light, DateTimeOffset? DueAt, DateTimeOffset ReportedAt, DateTimeOffset? HandledAt, DateTimeOffset? ClosedAt, bool? InTime, bool WasLate,
    int Returns, int Reworks, int? Score);

/// <summary>Reads lists of cases straight from the columns that repeat the state.</summary>
internal sealed class CaseList(NpgsqlDataSource source, TimeProvider clock)
{
    public const int Most = 200;
    public const int Usual = 50;

    private const string Columns =
        """
        id, number, kind, stage, channel, item_code, item_name, region_id, region_path, longitude, latitude, address, words, round, holder_unit_id,
        holder_person_id, yellow_at, due_at, light_frozen_at, reported_at, handled_at, closed_at, in_time, was_late, returns, reworks, score, is_open
        """;

    /// <summary>The newest first.</summary>
    public sealed record NewestPosition(DateTimeOffset ReportedAt, Guid Id);

    /// <summary>What is due first, first; what has no limit last.</summary>
    public sealed record DuePosition(DateTimeOffset DueAt, Guid Id);

    public Task<List<CaseLine>> Newest(Sql where, NewestPosition? after, int take, CancellationToken ct)
    {
        if (after is not null)
        {
            where.And("(reported_at, id) < ({0}, {1})", (NpgsqlDbType.TimestampTz, after.ReportedAt.ToUniversalTime()), (NpgsqlDbType.Uuid, after.Id));
        }

        return Read(where, $"order by reported_at desc, id desc limit {take}", ct);
    }

    public Task<List<CaseLine>> ByDue(Sql where, DuePosition? after, int take, CancellationToken ct)
    {
        where.And("is_open");
        if (after is not null)
        {
            where.And("(coalesce(due_at, 'infinity'), id) > ({0}, {1})", (NpgsqlDbType.TimestampTz, after.DueAt.ToUniversalTime()), (NpgsqlDbType.Uuid, after.Id));
        }

        return Read(where, $"order by coalesce(due_at, 'infinity'), id limit {take}", ct);
    }

    /// <summary>Row by row, for exports of any length.</summary>
    public async IAsyncEnumerable<CaseLine> All(Sql where, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = where.Command(connection, $"select {Columns} from cases.cases where {where.Where} order by reported_at desc, id desc");
        command.CommandTimeout = 0;
        var now = clock.GetUtcNow();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            yield return Line(row, now);
        }
    }

    private async Task<List<CaseLine>> Read(Sql where, string tail, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var command = where.Command(connection, $"select {Columns} from cases.cases where {where.Where} {tail}");
        var now = clock.GetUtcNow();
        var lines = new List<CaseLine>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            lines.Add(Line(row, now));
        }

        return lines;
    }

    private static CaseLine Line(NpgsqlDataReader row, DateTimeOffset now) => new(
        row.GetGuid(0), row.GetString(1), Enum.Parse<CaseKind>(row.GetString(2)), Enum.Parse<CaseStage>(row.GetString(3)),
        Enum.Parse<CaseChannel>(row.GetString(4)), row.TextOrNull(5), row.TextOrNull(6), row.GetGuid(7), row.GetString(8),
        row.ValueOrNull<double>(9), row.ValueOrNull<double>(10), row.TextOrNull(11),
        row.GetString(12), row.GetInt32(13), row.GetGuid(14), row.ValueOrNull<Guid>(15),
        row.MomentOrNull(17) is { } due ? Clock.LightAt(now, row.MomentOrNull(16), due, row.MomentOrNull(18), row.GetBoolean(27)) : null,
        row.MomentOrNull(17), row.GetFieldValue<DateTimeOffset>(19), row.MomentOrNull(20), row.MomentOrNull(21),
        row.ValueOrNull<bool>(22), row.GetBoolean(23), row.GetInt32(24), row.GetInt32(25), row.ValueOrNull<int>(26));
}

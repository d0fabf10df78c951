using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace Weft.Server.Notices;

/// <summary>
/// Where the modules put what happened, in the transaction in which it happened: both are kept or neither is.
/// Notices, live feed and gateways read it from here afterwards.
/// </summary>
internal static class Outbox
{
    /// <summary>What the readers of the outbox listen for: see <c>Changes</c>.</summary>
    public const string Subject = "outbox";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the body goes into jsonb and JSON answers, never into HTML
    };

    private const string Insert =
        """
        insert into notices.outbox (kind, case_id, region_path, unit_ids, account_ids, body, created_at, by_account_id)
        select kind, case_id, region_path, unit_ids::uuid[], account_ids::uuid[], body::jsonb, created_at, by_account_id
        from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::uuid[]) with ordinality
            as happening (kind, case_id, region_path, unit_ids, account_ids, body, created_at, by_account_id, place)
        order by place
        """;

    private const string InsertAndRing = $"with added as ({Insert} returning 1) select pg_notify('weft_changes', '{Subject}') where exists (select from added)";

    /// <summary>Adds all of <paramref name="happenings"/> in one statement and wakes the readers when the transaction commits.</summary>
    public static async Task Add(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, IReadOnlyList<Happening> happenings, CancellationToken ct)
    {
        if (happenings.Count == 0)
        {
            return;
        }

        await using var command = new NpgsqlCommand(InsertAndRing, connection, transaction);
        Fill(command.Parameters, happenings);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>
    /// The same as one command of a batch. PostgreSQL lets transactions that ring commit only one after another, so a path with
    /// many small transactions does without (<paramref name="ring"/> false): readers look by themselves within a second.
    /// </summary>
    public static NpgsqlBatchCommand Command(IReadOnlyList<Happening> happenings, bool ring = true)
    {
        var command = new NpgsqlBatchCommand(ring ? InsertAndRing : Insert);
        Fill(command.Parameters, happenings);
        return command;
    }

    private static void Fill(NpgsqlParameterCollection parameters, IReadOnlyList<Happening> happenings)
    {
        Add(NpgsqlDbType.Text, happening => happening.Kind);
        Add(NpgsqlDbType.Uuid, happening => happening.CaseId);
        Add(NpgsqlDbType.Text, happening => happening.Region?.Value);
        Add(NpgsqlDbType.Text, happening => Literal(happening.UnitIds));
        Add(NpgsqlDbType.Text, happening => Literal(happening.AccountIds));
        Add(NpgsqlDbType.Text, happening => JsonSerializer.Serialize(happening.Body, happening.Body.GetType(), Json));
        Add(NpgsqlDbType.TimestampTz, happening => happening.At.ToUniversalTime());
        Add(NpgsqlDbType.Uuid, happening => happening.By);

        void Add<T>(NpgsqlDbType type, Func<Happening, T> column) => parameters.Add(new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Array | type,
            Value = happenings.Select(column).ToArray(),
        });
    }

    // unnest flattens arrays of arrays, so each row's ids travel as the text of an array.
    private static string Literal(IReadOnlyList<Guid> ids) => $"{{{string.Join(',', ids)}}}";
}

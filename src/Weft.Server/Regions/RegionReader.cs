using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Database;

namespace Weft.Server.Regions;

/// <summary>A region as the database has it now, with the rings of its boundary.</summary>
internal sealed record RegionState(RegionNode Node, MapPoint[][]? Rings, long Revision);

internal static class RegionReader
{
    /// <summary>Every region changed after <paramref name="revision"/>, closed ones too, in the order of the changes.</summary>
    public static async Task<List<RegionState>> ChangedSince(NpgsqlConnection connection, long revision, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select id, number, path, parent_id, level, kind, overlay, name, english_name, valid_from, valid_to, boundary, revision
            from regions.regions where revision > $1 order by revision
            """, connection);
        command.Parameters.AddWithValue(revision);
        await using var reader = await command.ExecuteReaderAsync(ct);

        var changed = new List<RegionState>();
        while (await reader.ReadAsync(ct))
        {
            var rings = reader.IsDBNull(11) ? null : Wkb.Rings(reader.GetFieldValue<byte[]>(11));
            changed.Add(new RegionState(Node(reader), rings, reader.GetInt64(12)));
        }

        return changed;
    }

    /// <summary>The columns id to valid_to, in the order of the query above.</summary>
    public static RegionNode Node(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetInt64(1),
        new RegionPath(reader.GetString(2)),
        reader.ValueOrNull<Guid>(3),
        Enum.Parse<RegionLevel>(reader.GetString(4)),
        Enum.Parse<RegionKind>(reader.GetString(5)),
        reader.TextOrNull(6),
        reader.GetString(7),
        reader.TextOrNull(8),
        reader.GetFieldValue<DateTimeOffset>(9),
        reader.MomentOrNull(10));
}

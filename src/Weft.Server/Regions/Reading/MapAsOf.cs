using Npgsql;

namespace Weft.Server.Regions.Reading;

/// <summary>The map as it was at a moment, from the kept states.</summary>
internal static class MapAsOf
{
    private const string Columns =
        """
        id, number, path, parent_id, level, kind, overlay, name, english_name, valid_from, valid_to, boundary is not null,
        exists (select from regions.as_of($1) below where below.parent_id = here.id)
        """;

    public static async Task<RegionAnswer?> Find(NpgsqlDataSource source, Guid id, DateTimeOffset moment, CancellationToken ct) =>
        (await Read(source, $"select {Columns} from regions.as_of($1) here where id = $2", [moment, id], ct)).SingleOrDefault();

    public static Task<List<RegionAnswer>> Children(NpgsqlDataSource source, Guid parentId, DateTimeOffset moment, long after, CancellationToken ct) =>
        Read(source, $"select {Columns} from regions.as_of($1) here where parent_id = $2 and number > $3 order by number", [moment, parentId, after], ct);

    private static async Task<List<RegionAnswer>> Read(NpgsqlDataSource source, string sql, object[] values, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        await using var reader = await command.ExecuteReaderAsync(ct);
        var regions = new List<RegionAnswer>();
        while (await reader.ReadAsync(ct))
        {
            regions.Add(RegionAnswer.Of(RegionReader.Node(reader), reader.GetBoolean(11), reader.GetBoolean(12)));
        }

        return regions;
    }
}

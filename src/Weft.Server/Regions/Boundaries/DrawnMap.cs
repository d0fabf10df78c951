using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Boundaries;

/// <summary>The boundaries on the map while a change is open.</summary>
internal static class DrawnMap
{
    /// <summary>The active children that have a boundary.</summary>
    public static Task<IReadOnlyList<DrawnRegion>> Children(MapChange change, Guid parentId, CancellationToken ct) =>
        Read(change, "parent_id = $1 and valid_to is null", parentId, ct);

    public static async Task<DrawnRegion?> Find(MapChange change, Guid id, CancellationToken ct) =>
        (await Read(change, "id = $1", id, ct)).SingleOrDefault();

    /// <summary>The region itself if it has a boundary, else the nearest one above that has.</summary>
    public static async Task<DrawnRegion?> Around(MapChange change, Guid id, CancellationToken ct)
    {
        for (Guid? at = id; at is { } here; at = change.Picture.Find(here)?.ParentId)
        {
            if (await Find(change, here, ct) is { } drawn)
            {
                return drawn;
            }
        }

        return null;
    }

    private static async Task<IReadOnlyList<DrawnRegion>> Read(MapChange change, string where, Guid id, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            $"select id, name, kind, boundary from regions.regions where boundary is not null and {where} order by number", change.Connection, change.Transaction);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var drawn = new List<DrawnRegion>();
        while (await reader.ReadAsync(ct))
        {
            drawn.Add(new DrawnRegion(
                reader.GetGuid(0), reader.GetString(1), Enum.Parse<RegionKind>(reader.GetString(2)), Boundary.FromBytes(reader.GetFieldValue<byte[]>(3))));
        }

        return drawn;
    }
}

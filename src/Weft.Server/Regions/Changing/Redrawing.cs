using NetTopologySuite.Geometries;
using Npgsql;
using Weft.Server.Regions.Boundaries;

namespace Weft.Server.Regions.Changing;

internal static class Redrawing
{
    /// <summary>Gives many regions new boundaries at once.</summary>
    public static async Task Redraw(MapChange change, IReadOnlyList<(Guid Id, Geometry Boundary)> regions, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            update regions.regions set boundary = drawn.boundary, since = $3
            from unnest($1, $2) drawn (id, boundary) where regions.id = drawn.id
            """, change.Connection, change.Transaction);
        command.Parameters.AddWithValue(regions.Select(one => one.Id).ToArray());
        command.Parameters.AddWithValue(regions.Select(one => Boundary.ToBytes(one.Boundary)).ToArray());
        command.Parameters.AddWithValue(change.Now);
        await command.ExecuteNonQueryAsync(ct);
    }
}

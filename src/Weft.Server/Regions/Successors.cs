using Npgsql;
using Weft.Core.Regions;

namespace Weft.Server.Regions;

/// <summary>
/// Which open regions a closed one went on as: a case of the old map counts for these in a report by the new map. Where the
/// case has coordinates, <see cref="GridMap.Locate"/> tells which one of several. In SQL: the view <c>regions.went_on_as</c>.
/// </summary>
internal sealed class Successors(NpgsqlDataSource source, RegionTree tree)
{
    /// <summary>An open region is its own successor; one closed without successors has none.</summary>
    public async Task<IReadOnlyList<RegionNode>> Of(Guid id, CancellationToken ct)
    {
        if (tree.Find(id) is { IsActive: true } open)
        {
            return [open];
        }

        await using var command = source.CreateCommand("select now_id from regions.went_on_as where old_id = $1");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var successors = new List<RegionNode>();
        while (await reader.ReadAsync(ct))
        {
            if (tree.Find(reader.GetGuid(0)) is { } successor)
            {
                successors.Add(successor);
            }
        }

        return [.. successors.OrderBy(node => node.Number)];
    }
}

using NetTopologySuite.Geometries;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Regions;
using Weft.Server.Regions.Boundaries;

namespace Weft.Server.Regions.Changing;

/// <summary>A region to be made. The boundary is WGS 84; Without a beginning it holds from now on.</summary>
internal sealed record NewRegion(Guid Id, Guid ParentId, RegionLevel Level, RegionKind Kind, string Name)
{
    public string? Overlay { get; init; }
    public string? EnglishName { get; init; }
    public Geometry? Boundary { get; init; }
    public int? Households { get; init; }
    public int? Residents { get; init; }
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>By scheme.</summary>
    public IReadOnlyList<(string Scheme, string Code)> Codes { get; init; } = [];
}

internal static class NewRegions
{
    /// <summary>
    /// Writes any number of regions at the speed of COPY, parents before their children. What they must fulfil is the
    /// caller's to check; the constraints of the tables stand behind. Returns them as they are in the tree now.
    /// </summary>
    public static async Task<IReadOnlyList<RegionNode>> Add(MapChange change, IReadOnlyList<NewRegion> regions, CancellationToken ct)
    {
        var numbers = await change.NewNumbers(regions.Count, ct);
        var made = new Dictionary<Guid, RegionNode>(regions.Count);
        var nodes = new List<RegionNode>(regions.Count);
        for (var i = 0; i < regions.Count; i++)
        {
            var region = regions[i];
            var parent = made.GetValueOrDefault(region.ParentId) ?? change.Picture.Find(region.ParentId)
                ?? throw new InvalidOperationException($"The parent of {region.Name} comes after it or does not exist.");
            var node = new RegionNode(
                region.Id, numbers[i], parent.Path.Child(numbers[i]), parent.Id, region.Level, region.Kind, region.Overlay, region.Name, region.EnglishName,
                region.ValidFrom?.ToUniversalTime() ?? change.Now, null);
            made.Add(node.Id, node);
            nodes.Add(node);
        }

        await WriteRegions(change.Connection, regions, nodes, ct);
        await WriteCodes(change.Connection, regions, nodes, ct);
        return nodes;
    }

    private static async Task WriteRegions(NpgsqlConnection connection, IReadOnlyList<NewRegion> regions, List<RegionNode> nodes, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy regions.regions (id, number, parent_id, path, level, kind, overlay, name, english_name, boundary, households, residents, valid_from, since)
            from stdin (format binary)
            """, ct);
        for (var i = 0; i < nodes.Count; i++)
        {
            var (node, region) = (nodes[i], regions[i]);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(node.Id, ct);
            await copy.WriteAsync(node.Number, ct);
            await copy.WriteAsync(node.ParentId!.Value, ct);
            await copy.WriteAsync(node.Path.Value, ct);
            await copy.WriteAsync(node.Level.ToString(), ct);
            await copy.WriteAsync(node.Kind.ToString(), ct);
            await copy.WriteAsync(node.Overlay, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(node.Name, ct);
            await copy.WriteAsync(node.EnglishName, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(region.Boundary is { } boundary ? Boundary.ToBytes(boundary) : null, NpgsqlDbType.Bytea, ct);
            await copy.WriteAsync(region.Households, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(region.Residents, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(node.ValidFrom, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(node.ValidFrom, NpgsqlDbType.TimestampTz, ct);
        }

        await copy.CompleteAsync(ct);
    }

    private static async Task WriteCodes(NpgsqlConnection connection, IReadOnlyList<NewRegion> regions, List<RegionNode> nodes, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy regions.codes (region_id, scheme, code, valid_from) from stdin (format binary)", ct);
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var (scheme, code) in regions[i].Codes)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(nodes[i].Id, ct);
                await copy.WriteAsync(scheme, ct);
                await copy.WriteAsync(code, ct);
                await copy.WriteAsync(nodes[i].ValidFrom, NpgsqlDbType.TimestampTz, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }
}

using Npgsql;
using Weft.Server.Cases;
using Weft.Server.History.Maps;
using Weft.Server.History.Rows;
using Weft.Server.Regions;

namespace Weft.Server.History.City;

/// <summary>What a mapping made before its first case.</summary>
internal sealed record MadeForCity(int Regions, int Units, int Items);

/// <summary>Makes the city ready for its cases. Each part may be made again after a kill: what stands is found.</summary>
internal sealed class PrepareCity(
    PrepareRegions regions, PrepareUnits units, PrepareItems items, RegionTree tree, CaseGround ground, NpgsqlDataSource source)
{
    public async Task<(CityGround Ground, Core.Regions.RegionPath Top, MadeForCity Made)> Run(CaseMap map, Survey survey, Guid by, CancellationToken ct)
    {
        var (top, madeRegions) = await regions.Run(map, survey, ct);
        var (known, madeUnits) = await units.Run(map, top, survey, ct);
        var (published, madeItems) = await items.Run(map, top, survey, by, ct);
        await using var connection = await source.OpenConnectionAsync(ct);
        var codes = await PrepareRegions.Codes(connection, null, ct);
        return (new CityGround(map, top, tree.Now, codes, known, published, ground), top.Path, new MadeForCity(madeRegions, madeUnits, madeItems));
    }
}

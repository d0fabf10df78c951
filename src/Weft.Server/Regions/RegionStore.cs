using Microsoft.EntityFrameworkCore;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Regions.Boundaries;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions;

/// <summary>Reads single regions with all there is to them.</summary>
internal sealed class RegionStore(WeftDb db, RegionTree tree, RegionSettings settings)
{
    public Task<RegionRow?> Find(Guid id, CancellationToken ct) => db.Set<RegionRow>().SingleOrDefaultAsync(row => row.Id == id, ct);

    /// <summary>The row as plain SQL left it.</summary>
    public async Task<RegionRow> Reload(RegionRow row, CancellationToken ct)
    {
        await db.Entry(row).ReloadAsync(ct);
        return row;
    }

    public async Task<RegionDetails> Details(RegionRow row, CancellationToken ct)
    {
        var codes = await db.Set<RegionCodeRow>()
            .Where(code => code.RegionId == row.Id && code.ValidTo == null)
            .OrderBy(code => code.Scheme)
            .Select(code => new RegionCodeAnswer(code.Scheme, code.Code, code.ValidFrom, code.ValidTo))
            .ToListAsync(ct);

        // From the rows, not from memory: this may answer the very request that changed the map.
        var (way, above) = (new List<RegionOnTheWay>(), row.ParentId);
        while (above is { } id && await Find(id, ct) is { } parent)
        {
            way.Insert(0, new RegionOnTheWay(parent.Id, parent.Level, parent.Name, parent.EnglishName));
            above = parent.ParentId;
        }

        var boundary = row.Boundary is null ? null : Boundary.FromBytes(row.Boundary);
        var middle = boundary?.InteriorPoint.Coordinate;
        return new RegionDetails(
            RegionAnswer.Of(row.ToNode(), row.Boundary is not null, tree.Children(row.Id).Count > 0),
            way,
            codes,
            row.Households,
            row.Residents,
            middle is null ? null : [Boundary.Round(middle.X), Boundary.Round(middle.Y)],
            boundary is null ? null : Math.Round(new MetricPlane(boundary.EnvelopeInternal.Centre).ToMetres(boundary).Area, 1),
            row.Level == RegionLevel.Grid && row.Kind == RegionKind.General ? settings.GridSize.HintFor(row.Households, row.Residents) : null);
    }
}

using Microsoft.EntityFrameworkCore;
using Weft.Core.Regions;
using Weft.Server.Demo.Life;
using Weft.Server.Demo.Plan;
using Weft.Server.Regions;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Demo.Writing;

/// <summary>Hangs the planned regions into the tree, below the country.</summary>
internal static class PlacesWriter
{
    public static async Task<Dictionary<PlannedRegion, Placed>> Write(MapChanges map, CityPlan plan, DateTimeOffset since, CancellationToken ct)
    {
        await using var change = await map.Begin(ct);
        var country = await change.Db.Set<RegionRow>().Where(row => row.ParentId == null).Select(row => row.Id).SingleAsync(ct);

        var ids = plan.Regions.ToDictionary(region => region, _ => Guid.CreateVersion7());
        var nodes = await NewRegions.Add(change,
            [.. plan.Regions.Select(region => New(region, ids[region], region.Parent is { } parent ? ids[parent] : country, since))], ct);
        change.Tell("demo.seeded", ids[plan.City], nodes[0].Path, after: new { Size = plan.Size.Name, plan.Seed, Regions = nodes.Count });
        await change.Commit(ct);

        return plan.Regions.Zip(nodes).ToDictionary(pair => pair.First, pair => new Placed(pair.Second.Id, pair.Second.Path));
    }

    private static NewRegion New(PlannedRegion region, Guid id, Guid parent, DateTimeOffset since) =>
        new(id, parent, region.Level, region.Kind, region.Name.Chinese)
        {
            Overlay = region.Overlay,
            EnglishName = region.Name.English,
            Boundary = region.Boundary,
            Households = region.Households > 0 ? region.Households : null,
            Residents = region.Households > 0 ? region.Residents : null,
            ValidFrom = since,
            Codes = Scheme(region) is { } scheme ? [(scheme, region.Code)] : [],
        };

    private static string? Scheme(PlannedRegion region) => (region.Level, region.Kind) switch
    {
        (_, RegionKind.Overlay) => null,
        (RegionLevel.City or RegionLevel.County, _) => "county",
        (RegionLevel.Street, _) => "township",
        (RegionLevel.Community, _) => "village",
        (RegionLevel.Grid, _) => "grid",
        _ => null,
    };
}

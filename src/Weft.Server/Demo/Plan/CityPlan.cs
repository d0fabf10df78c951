using NetTopologySuite.Geometries;
using Weft.Core.Regions;

namespace Weft.Server.Demo.Plan;

/// <summary>
/// An invented city, made from a seed: the same seed and size give the same city, name for name and corner for corner.
/// Pure: no clock, no ids, no files.
/// </summary>
internal sealed class CityPlan
{
    /// <summary>The seed of the demo city: what the documents and the tests speak of.</summary>
    public const ulong DemoSeed = 2_026;

    public static readonly Name CityName = new("岚川市", "Lanchuan City");
    public static readonly Name River = new("汀澜江滨江路", "Tinglan River Embankment");

    private CityPlan(CitySize size, ulong seed)
    {
        var dice = new Dice(seed);
        var names = new Names(dice.Fork("names"));
        var streets = new StreetPlan(size, River, names, dice.Fork("streets"));
        (Size, Seed, Lattice) = (size, seed, streets.Lattice);
        Terrain = new Terrain(Lattice, streets.RiverRow, dice.Fork("terrain"));
        Regions = new Registry(this, names, streets.RiverRow, dice.Fork("registry")).Enter(streets.City);
        Staffing = new Staffing(this);
        Guides = Plan.Guides.Of(this, Staffing, dice.Fork("guides"));
        People = [.. Guides, .. Plan.People.Of(this, Staffing, dice.Fork("people"))];
    }

    public CitySize Size { get; }

    public ulong Seed { get; }

    public Lattice Lattice { get; }

    public Terrain Terrain { get; }

    /// <summary>Parents before children; the city first, dedicated grids and overlays last.</summary>
    public IReadOnlyList<PlannedRegion> Regions { get; }

    public Staffing Staffing { get; }

    /// <summary>The named accounts of the documents, one for each role.</summary>
    public IReadOnlyList<PlannedPerson> Guides { get; }

    /// <summary>Everybody, the guides first.</summary>
    public IReadOnlyList<PlannedPerson> People { get; }

    public PlannedRegion City => Regions[0];

    public IEnumerable<PlannedRegion> At(RegionLevel level, RegionKind kind = RegionKind.General) =>
        Regions.Where(region => region.Level == level && region.Kind == kind);

    public static CityPlan Make(CitySize size, ulong seed = DemoSeed) => new(size, seed);

    /// <summary>A place inside the region, away from its edges.</summary>
    public Coordinate Somewhere(PlannedRegion region, Dice dice) =>
        Terrain.Inside(dice.Pick(region.Cells), dice.Between(0.15, 0.85), dice.Between(0.15, 0.85));
}

using NetTopologySuite.Geometries;
using Weft.Core.Regions;

namespace Weft.Server.Demo.Plan;

/// <summary>One place of the invented city; <paramref name="Cells"/> are the cells of the lattice it is made of.</summary>
internal sealed record PlannedRegion(
    int Index,
    PlannedRegion? Parent,
    RegionLevel Level,
    RegionKind Kind,
    string Code,
    Name Name,
    IReadOnlyList<int> Cells,
    Geometry Boundary)
{
    /// <summary>Which professional net an overlay belongs to; null for the one net.</summary>
    public string? Overlay { get; init; }

    /// <summary>Of grids only.</summary>
    public Setting? Setting { get; init; }

    /// <summary>What stands on a dedicated grid.</summary>
    public Site? Site { get; init; }

    /// <summary>The roads that run along or through it, for addresses.</summary>
    public IReadOnlyList<Name> Roads { get; init; } = [];

    public int Households { get; init; }

    public int Residents => (int)(Households * 2.6);

    public PlannedRegion? Above(RegionLevel level) => Level == level ? this : Parent?.Above(level);
}

/// <summary>What a grid is like; it decides what goes wrong there.</summary>
internal enum Setting
{
    OldTown,
    Estates,
    Offices,
    Riverside,
    Village,
    Hills,
}

/// <summary>What a dedicated grid is for.</summary>
internal enum Site
{
    Market,
    IndustrialPark,
    School,
    RailwayStation,
    Hospital,
    ShoppingCentre,
    LogisticsPark,
    Park,
}

namespace Weft.Core.Regions;

/// <summary>
/// How high a region stands. The depth of the tree is free: a city may leave levels out or hang finer ones below the grid;
/// the level says which stations may pass a case up or down to which.
/// </summary>
public enum RegionLevel
{
    Country,
    Province,
    City,
    County,
    Street,
    Community,
    Grid,
    /// <summary>Finer than a grid: resident group, building, stairwell, party-member household.</summary>
    Finer,
}

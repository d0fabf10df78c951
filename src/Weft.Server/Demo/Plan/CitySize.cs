namespace Weft.Server.Demo.Plan;

/// <summary>How much city to make. Grids are spread over communities, communities over streets, streets over counties.</summary>
internal sealed record CitySize(string Name, int Grids, int Counties, int Streets, int Communities)
{
    public static readonly CitySize Small = new("small", Grids: 24, Counties: 2, Streets: 3, Communities: 6);
    public static readonly CitySize City = new("city", Grids: 300, Counties: 3, Streets: 10, Communities: 40);
    public static readonly CitySize Metropolis = OfGrids(3_000);

    /// <summary>The sizes that <c>weft seed --size</c> knows by name.</summary>
    public static CitySize? Named(string name) => name switch
    {
        "small" => Small,
        "city" => City,
        "metropolis" => Metropolis,
        _ => null,
    };

    /// <summary>A city of any number of grids, 24 and more: about 8 to a community, 12 communities to a street, 30 streets to a county.</summary>
    public static CitySize OfGrids(int grids)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grids, 24);
        var communities = Math.Max(6, grids / 8);
        var streets = Math.Max(3, communities / 12);
        return new CitySize("metropolis", grids, Math.Max(2, streets / 30 + 1), streets, communities);
    }
}

namespace Weft.Core.Regions;

/// <summary>
/// A WGS 84 position in ten-millionths of a degree (about 1 cm): whole numbers, so that "left of this edge" is exact and two
/// neighbours never both claim, or both refuse, a point on the edge they share.
/// </summary>
public readonly record struct MapPoint(int X, int Y)
{
    public const double UnitsPerDegree = 1e7;

    /// <summary>Longitude -180 to 180, latitude -90 to 90; anything else, and what is no number, is null.</summary>
    public static MapPoint? From(double longitude, double latitude) =>
        longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90
            ? new MapPoint((int)Math.Round(longitude * UnitsPerDegree), (int)Math.Round(latitude * UnitsPerDegree))
            : null;

    public double Longitude => X / UnitsPerDegree;

    public double Latitude => Y / UnitsPerDegree;
}

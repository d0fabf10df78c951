namespace Weft.Core.Regions;

/// <summary>
/// GCJ-02, the shifted system of maps in mainland China (WeChat, Amap, Tencent), to and from WGS 84. Degrees throughout.
/// The shift is the published formula on the Krasovsky ellipsoid; outside <see cref="IsShifted"/> both systems are the same.
/// </summary>
public static class Gcj02
{
    private const double SemiMajorAxis = 6_378_245.0;
    private const double Eccentricity2 = 0.00669342162296594323;

    /// <summary>Whether the formula applies: the rectangle around China that map providers use.</summary>
    public static bool IsShifted(double longitude, double latitude) =>
        longitude is >= 72.004 and <= 137.8347 && latitude is >= 0.8293 and <= 55.8271;

    public static (double Longitude, double Latitude) FromWgs84(double longitude, double latitude)
    {
        if (!IsShifted(longitude, latitude))
        {
            return (longitude, latitude);
        }

        var (east, north) = Shift(longitude, latitude);
        return (longitude + east, latitude + north);
    }

    /// <summary>The exact inverse, to about a millionth of a metre.</summary>
    public static (double Longitude, double Latitude) ToWgs84(double longitude, double latitude)
    {
        if (!IsShifted(longitude, latitude))
        {
            return (longitude, latitude);
        }

        // The shift changes by less than a hundredth of the way one goes, so each round leaves at most a hundredth of the error.
        var (x, y) = (longitude, latitude);
        for (var round = 0; round < 8; round++)
        {
            var (east, north) = Shift(x, y);
            (x, y) = (longitude - east, latitude - north);
        }

        return (x, y);
    }

    private static (double East, double North) Shift(double longitude, double latitude)
    {
        var (x, y) = (longitude - 105, latitude - 35);
        var common = ((20 * Math.Sin(6 * x * Math.PI)) + (20 * Math.Sin(2 * x * Math.PI))) * 2 / 3;
        var north = -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x))) + common
            + (((20 * Math.Sin(y * Math.PI)) + (40 * Math.Sin(y / 3 * Math.PI))) * 2 / 3)
            + (((160 * Math.Sin(y / 12 * Math.PI)) + (320 * Math.Sin(y * Math.PI / 30))) * 2 / 3);
        var east = 300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x))) + common
            + (((20 * Math.Sin(x * Math.PI)) + (40 * Math.Sin(x / 3 * Math.PI))) * 2 / 3)
            + (((150 * Math.Sin(x / 12 * Math.PI)) + (300 * Math.Sin(x / 30 * Math.PI))) * 2 / 3);

        var sine = Math.Sin(latitude / 180 * Math.PI);
        var magic = 1 - (Eccentricity2 * sine * sine);
        var root = Math.Sqrt(magic);
        return (
            east * 180 / (SemiMajorAxis / root * Math.Cos(latitude / 180 * Math.PI) * Math.PI),
            north * 180 / (SemiMajorAxis * (1 - Eccentricity2) / (magic * root) * Math.PI));
    }
}

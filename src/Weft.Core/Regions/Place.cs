namespace Weft.Core.Regions;

/// <summary>In which system a coordinate was given. Stored is always WGS 84; the source is recorded beside it.</summary>
public enum CoordinateSystem
{
    /// <summary>GPS; for our purposes the same as CGCS2000 (国家2000).</summary>
    Wgs84,
    /// <summary>火星坐标: WeChat, Amap, Tencent.</summary>
    Gcj02,
}

/// <summary>Why something is no place. Each value is one stable problem code of the API.</summary>
public enum PlaceRefusal
{
    Missing,
    OutOfRange,
    /// <summary>Exactly 0, 0: what a device sends that does not know where it is.</summary>
    NoFix,
    /// <summary>The latitude is impossible, and turned round both would be possible.</summary>
    Swapped,
    /// <summary>Named as GCJ-02, but where that system is not used.</summary>
    NotInSystem,
}

/// <summary>A WGS 84 position in degrees, checked, with the system it was given in.</summary>
public sealed record Place
{
    private Place(double longitude, double latitude, CoordinateSystem source) =>
        (Longitude, Latitude, Source) = (longitude, latitude, source);

    public double Longitude { get; }

    public double Latitude { get; }

    public CoordinateSystem Source { get; }

    /// <summary>Checks a coordinate and converts it to WGS 84; null and the reason when it is none.</summary>
    public static (Place? Place, PlaceRefusal? Refusal) From(double? longitude, double? latitude, CoordinateSystem source)
    {
        if (longitude is not { } x || latitude is not { } y)
        {
            return (null, PlaceRefusal.Missing);
        }

        if (Refusal(x, y, source) is { } refusal)
        {
            return (null, refusal);
        }

        (x, y) = source switch
        {
            CoordinateSystem.Wgs84 => (x, y),
            CoordinateSystem.Gcj02 => Gcj02.ToWgs84(x, y),
        };
        return (new Place(x, y, source), null);
    }

    public static PlaceRefusal? Refusal(double longitude, double latitude, CoordinateSystem source) => (longitude, latitude) switch
    {
        (0, 0) => PlaceRefusal.NoFix,
        _ when MapPoint.From(longitude, latitude) is null =>
            MapPoint.From(latitude, longitude) is null ? PlaceRefusal.OutOfRange : PlaceRefusal.Swapped,
        _ when source == CoordinateSystem.Gcj02 && !Gcj02.IsShifted(longitude, latitude) => PlaceRefusal.NotInSystem,
        _ => null,
    };
}

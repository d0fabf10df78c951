using Weft.Core.Regions;

namespace Weft.Core.Tests.Regions;

public class PlaceTests
{
    [Theory]
    [InlineData(null, 22.5, CoordinateSystem.Wgs84, PlaceRefusal.Missing)]
    [InlineData(114.0, null, CoordinateSystem.Wgs84, PlaceRefusal.Missing)]
    [InlineData(0.0, 0.0, CoordinateSystem.Wgs84, PlaceRefusal.NoFix)]
    [InlineData(-0.0, 0.0, CoordinateSystem.Gcj02, PlaceRefusal.NoFix)]
    [InlineData(22.5, 114.0, CoordinateSystem.Wgs84, PlaceRefusal.Swapped)]
    [InlineData(200.0, 95.0, CoordinateSystem.Wgs84, PlaceRefusal.OutOfRange)]
    [InlineData(double.NaN, 22.5, CoordinateSystem.Wgs84, PlaceRefusal.OutOfRange)]
    [InlineData(114.0, double.NegativeInfinity, CoordinateSystem.Wgs84, PlaceRefusal.OutOfRange)]
    [InlineData(-71.06, 42.36, CoordinateSystem.Gcj02, PlaceRefusal.NotInSystem)]
    public void What_is_no_place_is_refused_by_name(double? longitude, double? latitude, CoordinateSystem system, PlaceRefusal why)
    {
        var (place, refusal) = Place.From(longitude, latitude, system);

        place.ShouldBeNull();
        refusal.ShouldBe(why);
    }

    [Fact]
    public void A_place_in_GCJ_02_is_converted_and_says_so()
    {
        var (place, _) = Place.From(113.9171764808363, 22.540796131694766, CoordinateSystem.Gcj02);

        place!.Longitude.ShouldBe(113.912316, 1e-9);
        place.Latitude.ShouldBe(22.543847, 1e-9);
        place.Source.ShouldBe(CoordinateSystem.Gcj02);
    }
}

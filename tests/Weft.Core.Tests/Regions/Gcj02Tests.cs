using CsCheck;
using Weft.Core.Regions;

namespace Weft.Core.Tests.Regions;

public class Gcj02Tests
{
    private const double MetresPerDegree = 111_320;

    [Theory]
    [InlineData(121.5272106, 31.1774276, 121.531541859215, 31.17530398364597)] // Shanghai
    [InlineData(113.912316, 22.543847, 113.9171764808363, 22.540796131694766)] // Shenzhen
    [InlineData(116.377817, 39.911954, 116.38404722455657, 39.91334545536069)] // Beijing
    public void The_shift_is_the_one_the_map_providers_apply(double longitude, double latitude, double shiftedLongitude, double shiftedLatitude)
    {
        var (x, y) = Gcj02.FromWgs84(longitude, latitude);

        x.ShouldBe(shiftedLongitude, 1e-9);
        y.ShouldBe(shiftedLatitude, 1e-9);
    }

    [Fact]
    public void There_and_back_ends_within_a_millimetre_of_the_start() =>
        Gen.Select(Gen.Double[73, 135], Gen.Double[3, 54]).Sample((longitude, latitude) =>
        {
            var (x, y) = Gcj02.FromWgs84(longitude, latitude);
            var (backX, backY) = Gcj02.ToWgs84(x, y);

            double east = (backX - longitude) * MetresPerDegree * Math.Cos(latitude / 180 * Math.PI), north = (backY - latitude) * MetresPerDegree;
            Math.Sqrt((east * east) + (north * north)).ShouldBeLessThan(0.001);
        });

    [Fact]
    public void The_shift_inside_China_is_noticeable_and_at_most_1200_metres() =>
        Gen.Select(Gen.Double[75, 133], Gen.Double[18, 53]).Sample((longitude, latitude) =>
        {
            var (x, y) = Gcj02.FromWgs84(longitude, latitude);

            double east = (x - longitude) * MetresPerDegree * Math.Cos(latitude / 180 * Math.PI), north = (y - latitude) * MetresPerDegree;
            Math.Sqrt((east * east) + (north * north)).ShouldBeInRange(10, 1200);
        });

    [Fact]
    public void Outside_China_the_systems_are_the_same()
    {
        Gcj02.FromWgs84(-71.06, 42.36).ShouldBe((-71.06, 42.36));
        Gcj02.ToWgs84(-71.06, 42.36).ShouldBe((-71.06, 42.36));
    }
}

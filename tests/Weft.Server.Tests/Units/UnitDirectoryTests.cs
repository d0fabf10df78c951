using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Core.Units;
using Weft.Server.Units;

namespace Weft.Server.Tests.Units;

public class UnitDirectoryTests(WeftApp app) : IClassFixture<WeftApp>
{
    private UnitDirectory Directory => app.Services.GetRequiredService<UnitDirectory>();

    [Fact]
    public void A_grid_belongs_to_the_station_of_the_nearest_region_above()
    {
        Directory.StationOf(Cast.GuihuaFirst.Id)!.Id.ShouldBe(Cast.GuihuaStation.Id);
        Directory.StationOf(Cast.Guihua.Id)!.Id.ShouldBe(Cast.GuihuaStation.Id);
        Directory.StationOf(Cast.City.Id)!.Id.ShouldBe(Cast.CityStation.Id);
        Directory.StationOf(Guid.NewGuid()).ShouldBeNull();
    }

    [Fact]
    public void A_station_passes_up_to_the_next_and_a_department_to_the_one_beside_it()
    {
        Above(Cast.GuihuaStation).ShouldBe(Cast.StreetStation.Id);
        Above(Cast.CountyStation).ShouldBe(Cast.CityStation.Id);
        Above(Cast.CityStation).ShouldBeNull();
        Above(Cast.SanitationOffice).ShouldBe(Cast.StreetStation.Id);
    }

    [Fact]
    public void Below_are_the_next_stations_and_none_further_down()
    {
        Below(Cast.StreetStation).ShouldBe([Cast.GuihuaStation.Id, Cast.LiuxiStation.Id]);
        Below(Cast.CityStation).ShouldBe([Cast.CountyStation.Id, Cast.OtherCountyStation.Id]);
        Below(Cast.CountyWaterBureau).ShouldBe([Cast.StreetStation.Id, Cast.SecondStreetStation.Id]);
        Below(Cast.GuihuaStation).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_by_any_hand_is_heard_within_two_seconds()
    {
        Directory.Find(Cast.TrafficPolice.Id)!.Name.ShouldBe(Cast.TrafficPolice.Name);
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand("update units.units set name = '云溪交警' where id = $1");
        command.Parameters.AddWithValue(Cast.TrafficPolice.Id);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var until = DateTimeOffset.UtcNow.AddSeconds(2);
        while (Directory.Find(Cast.TrafficPolice.Id)!.Name != "云溪交警")
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(until);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private Guid? Above(CastUnit unit) => Directory.StationAbove(Unit(unit))?.Id;

    private Guid[] Below(CastUnit unit) => [.. Directory.StationsBelow(Unit(unit)).Select(station => station.Id)];

    private Unit Unit(CastUnit unit) => Directory.Find(unit.Id)!;
}

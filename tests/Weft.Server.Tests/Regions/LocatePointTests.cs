using System.Globalization;
using Weft.Core.Regions;

namespace Weft.Server.Tests.Regions;

public class LocatePointTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _http = app.As(Cast.GridWorker);

    [Fact]
    public async Task A_point_is_in_its_grid_and_the_way_down_to_it_is_told()
    {
        var there = await _http.Read("/api/regions/locate?longitude=113.31&latitude=23.17");

        there.GetProperty("responsible").GetProperty("name").GetString().ShouldBe(Cast.GuihuaFirst.Name);
        there.GetProperty("way").Names().ShouldBe(["中国", Cast.City.Name, Cast.County.Name, Cast.Street.Name, Cast.Guihua.Name]);
    }

    [Fact]
    public async Task A_point_from_WeChat_is_converted_first()
    {
        // 300 metres west of the border between two grids; as GCJ-02 it seems to lie in the next one.
        var (x, y) = Gcj02.FromWgs84(113.3170, 23.17);
        x.ShouldBeGreaterThan(113.32);

        var there = await _http.Read(string.Create(CultureInfo.InvariantCulture, $"/api/regions/locate?longitude={x}&latitude={y}&system=Gcj02"));

        there.GetProperty("responsible").GetProperty("name").GetString().ShouldBe(Cast.GuihuaFirst.Name);
        there.GetProperty("longitude").GetDouble().ShouldBe(113.3170, 1e-6);
        there.GetProperty("source").GetString().ShouldBe("Gcj02");
    }

    [Theory]
    [InlineData("", 400, "place.missing")]
    [InlineData("?longitude=113.31", 400, "place.missing")]
    [InlineData("?longitude=0&latitude=0", 422, "place.no-fix")]
    [InlineData("?longitude=23.17&latitude=113.31", 422, "place.swapped")]
    [InlineData("?longitude=213.31&latitude=93.17", 422, "place.out-of-range")]
    [InlineData("?longitude=NaN&latitude=23.17", 422, "place.out-of-range")]
    [InlineData("?longitude=-71&latitude=42&system=gcj02", 422, "place.not-in-system")]
    [InlineData("?longitude=here&latitude=23.17", 400, "request.malformed")]
    [InlineData("?longitude=113.31&latitude=23.17&system=mars", 400, "request.malformed")]
    [InlineData("?longitude=100&latitude=10", 404, "place.off-the-map")]
    public async Task What_is_no_place_here_is_refused_by_name(string query, int status, string code) =>
        (await (await _http.GetAsync($"/api/regions/locate{query}", TestContext.Current.CancellationToken)).Problem()).ShouldBe((status, code));
}

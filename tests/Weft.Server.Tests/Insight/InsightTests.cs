using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Weft.Server.Tests.Cases;

namespace Weft.Server.Tests.Insight;

public class InsightTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_of_a_region_are_the_sum_of_those_below_and_lead_down_to_the_grid()
    {
        var before = await Counts(Cast.City.Id);
        await loop.Reported();
        await loop.Closed();

        var city = await Counts(Cast.City.Id);
        (Number(city, "open") - Number(before, "open")).ShouldBe(1);
        (Number(city, "closedToday") - Number(before, "closedToday")).ShouldBe(1);
        (Number(city, "reportedToday") - Number(before, "reportedToday")).ShouldBe(2);
        foreach (var name in (string[])["open", "green", "yellow", "red", "reportedToday", "closedToday"])
        {
            city.GetProperty("below").EnumerateArray().Sum(part => part.GetProperty(name).GetInt32()).ShouldBe(Number(city, name));
        }

        Number(await Counts(Cast.GuihuaFirst.Id), "open").ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_screen_shows_open_cases_heat_and_staff_of_ones_own_regions_only()
    {
        var id = await loop.Reported();

        (await Json(Cast.StreetOperator, $"/api/insight/regions/{Cast.Street.Id}/open")).GetProperty("cases").EnumerateArray()
            .Select(one => one.GetProperty("id").GetGuid()).ShouldContain(id);
        (await Json(Cast.StreetOperator, $"/api/insight/regions/{Cast.Street.Id}/heat?days=7&kind=Event")).EnumerateArray().ShouldNotBeEmpty();
        (await Json(Cast.StreetOperator, $"/api/insight/regions/{Cast.Street.Id}/staff")).ValueKind.ShouldBe(JsonValueKind.Array);
        foreach (var what in (string[])["", "/open", "/heat", "/staff"])
        {
            (await loop.App.As(Cast.StreetOperator).GetAsync(new Uri($"/api/insight/regions/{Cast.OtherCounty.Id}{what}", UriKind.Relative), Ct))
                .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task The_public_map_shows_what_and_how_far_and_nothing_of_who_or_in_which_words()
    {
        await loop.Reported(report: Loop.BinReport("张三家门口的垃圾桶满溢"));

        var text = await Anybody($"/api/public/cases?box={Around()}");
        var pin = JsonDocument.Parse(text).RootElement.EnumerateArray().First();
        pin.GetProperty("state").GetString().ShouldBe("NotBegun");
        pin.EnumerateObject().Select(member => member.Name).ShouldBe(["item", "state", "longitude", "latitude", "reportedAt", "closedAt", "photos"]);
        text.ShouldNotContain("张三");
    }

    [Fact]
    public async Task A_question_of_a_resident_is_on_no_public_map()
    {
        var before = JsonDocument.Parse(await Anybody($"/api/public/cases?box={Around()}")).RootElement.GetArrayLength();
        await loop.Reported(report: new { words = "想问问社保怎么办", itemCode = Loop.Question, kind = "Appeal", longitude = Cast.GuihuaFirst.Middle.Longitude, latitude = Cast.GuihuaFirst.Middle.Latitude });

        JsonDocument.Parse(await Anybody($"/api/public/cases?box={Around()}")).RootElement.GetArrayLength().ShouldBe(before);
    }

    [Fact]
    public async Task Everybody_may_read_the_figures_and_the_ground()
    {
        await loop.Closed();

        var figures = JsonDocument.Parse(await Anybody("/api/public/figures")).RootElement;
        figures.GetProperty("reported").GetInt32().ShouldBeGreaterThan(0);
        var ground = JsonDocument.Parse(await Anybody("/api/public/ground")).RootElement;
        ground.GetProperty("features").EnumerateArray()
            .Select(feature => feature.GetProperty("properties").GetProperty("level").GetString()).Distinct().ShouldBeSubsetOf(["Street", "Community"]);
    }

    [Fact]
    public async Task A_place_has_a_name_and_what_lies_outside_has_none()
    {
        var (longitude, latitude) = Cast.GuihuaFirst.Middle;
        var here = await Anybody(string.Create(CultureInfo.InvariantCulture, $"/api/public/place?longitude={longitude}&latitude={latitude}"));

        JsonDocument.Parse(here).RootElement.GetProperty("regionId").GetGuid().ShouldBe(Cast.GuihuaFirst.Id);
        here.ShouldContain("桂花社区");
        (await loop.App.CreateClient().GetAsync(new Uri("/api/public/place?longitude=0.5&latitude=0.5", UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/api/public/place?longitude=400&latitude=0")]
    [InlineData("/api/public/place")]
    [InlineData("/api/public/cases")]
    [InlineData("/api/public/cases?box=1,2,3")]
    [InlineData("/api/public/cases?box=a,b,c,d")]
    [InlineData("/api/public/cases?box=NaN,0,1,1")]
    public async Task A_box_that_is_none_is_refused(string path) =>
        (await loop.App.CreateClient().GetAsync(new Uri(path, UriKind.Relative), Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    private static int Number(JsonElement counts, string name) => counts.GetProperty("region").GetProperty(name).GetInt32();

    private static string Around() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cast.GuihuaFirst.Middle.Longitude - 0.01},{Cast.GuihuaFirst.Middle.Latitude - 0.01},{Cast.GuihuaFirst.Middle.Longitude + 0.01},{Cast.GuihuaFirst.Middle.Latitude + 0.01}");

    private Task<JsonElement> Counts(Guid region) => Json(Cast.CityOperator, $"/api/insight/regions/{region}");

    private async Task<JsonElement> Json(CastPerson by, string path) => await loop.App.As(by).GetFromJsonAsync<JsonElement>(path, Ct);

    private Task<string> Anybody(string path) => loop.App.CreateClient().GetStringAsync(new Uri(path, UriKind.Relative), Ct);
}

using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Weft.Server.Tests.Cases;

public class PublicPhotosTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_public_when_somebody_looked_and_until_it_is_taken_back()
    {
        var (id, photo) = await WithPhoto();

        (await Anybody(photo)).ShouldBe(HttpStatusCode.NotFound);
        (await Loop.Problem(await Publish(Cast.CommunityOperator, id, photo, looked: false))).ShouldBe("request.not-valid");
        (await Publish(Cast.Stranger, id, photo)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Publish(Cast.Resident, id, photo)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Anybody(photo)).ShouldBe(HttpStatusCode.NotFound);

        (await Loop.Problem(await Publish(Cast.CommunityOperator, id, photo))).ShouldBeNull();

        (await Anybody(photo)).ShouldBe(HttpStatusCode.OK);
        (await OnTheMap()).ShouldContain(photo);

        await loop.App.As(Cast.CommunityOperator).DeleteAsync(new Uri($"/api/cases/{id}/public-photos/{photo}", UriKind.Relative), Ct);
        (await Anybody(photo)).ShouldBe(HttpStatusCode.NotFound);
        (await OnTheMap()).ShouldNotContain(photo);
    }

    [Fact]
    public async Task The_photo_of_another_case_and_of_one_that_is_on_no_map_stays_closed()
    {
        var (id, photo) = await WithPhoto();
        var (_, foreign) = await WithPhoto();

        (await Loop.Problem(await Publish(Cast.CommunityOperator, id, foreign))).ShouldBe("request.not-valid");
        await Publish(Cast.CommunityOperator, id, photo);
        await loop.Must(Cast.CommunityOperator, id, "reject", new { reason = "重复上报，已有案件在办" });

        (await Anybody(photo)).ShouldBe(HttpStatusCode.NotFound, "a rejected case leaves the map and takes its photos along");
        (await Loop.Problem(await Publish(Cast.CommunityOperator, id, photo))).ShouldBe("case.not-shown-publicly");
    }

    private async Task<(Guid Case, Guid Photo)> WithPhoto()
    {
        var photo = await loop.Photo(Cast.Resident);
        var (longitude, latitude) = Cast.GuihuaFirst.Middle;
        return (await loop.Reported(report: new { words = "井盖不见了", itemCode = Loop.Cover, longitude, latitude, photos = new[] { photo } }), photo);
    }

    private Task<HttpResponseMessage> Publish(CastPerson who, Guid id, Guid photo, bool looked = true) =>
        loop.App.As(who).PostAsJsonAsync($"/api/cases/{id}/public-photos", new { attachmentIds = new[] { photo }, noFacesNoPlates = looked }, Ct);

    private async Task<HttpStatusCode> Anybody(Guid photo) =>
        (await loop.App.CreateClient().GetAsync(new Uri($"/api/attachments/{photo}/public", UriKind.Relative), Ct)).StatusCode;

    private async Task<Guid[]> OnTheMap()
    {
        var (longitude, latitude) = Cast.GuihuaFirst.Middle;
        var box = string.Create(CultureInfo.InvariantCulture, $"{longitude - 0.01},{latitude - 0.01},{longitude + 0.01},{latitude + 0.01}");
        var pins = await loop.App.CreateClient().GetFromJsonAsync<JsonElement>($"/api/public/cases?box={box}", Ct);
        return [.. pins.EnumerateArray().SelectMany(pin => pin.GetProperty("photos").EnumerateArray()).Select(photo => photo.GetGuid())];
    }
}

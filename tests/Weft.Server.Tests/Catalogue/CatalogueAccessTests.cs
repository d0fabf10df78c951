using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Catalogue;

public class CatalogueAccessTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly CatalogueDesk _desk = new(app.As(Cast.Administrator));
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Administrators_change_the_catalogues_of_their_own_regions_only()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());
        var ofTheCounty = app.As(Cast.CountyAdministrator);

        (await ofTheCounty.GetAsync($"/api/catalogue/versions/{draft}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ofTheCounty.PostAsync($"/api/catalogue/versions/{draft}/publish", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ofTheCounty.PostAsJsonAsync("/api/catalogue/versions", new { regionId = Cast.OtherCounty.Id }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ofTheCounty.PostAsJsonAsync("/api/catalogue/versions", new { regionId = Cast.County.Id }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await CatalogueDesk.Code(await _desk.Http.PostAsJsonAsync("/api/catalogue/versions", new { regionId = Cast.Guihua.Id }, Ct)))
            .ShouldBe("catalogue.not-a-place-for-a-catalogue");

        await _desk.Publish(draft);
        (await ofTheCounty.PostAsync($"/api/catalogue/versions/{draft}/publish", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Other_roles_read_what_is_published_and_change_nothing()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());
        var worker = app.As(Cast.GridWorker);
        (await worker.GetAsync($"/api/catalogue/versions/{draft}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await worker.PostAsJsonAsync("/api/catalogue/versions", new { regionId = Cast.City.Id }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await _desk.Publish(draft);

        var found = await new CatalogueDesk(worker).Json($"/items?region={Cast.GuihuaFirst.Id}&words=积水");

        found["items"]!.AsArray().ShouldHaveSingleItem()!["conditions"]!.AsArray().Count.ShouldBe(2);
        (await worker.GetAsync($"/api/catalogue/versions/{draft}/export", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_a_sign_in_there_is_the_short_list_and_nothing_else()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());
        await _desk.Publish(draft);
        var anybody = app.CreateClient();

        var item = (await new CatalogueDesk(anybody).Json($"/public?region={Cast.GuihuaFirst.Id}"))["items"]!.AsArray().ShouldHaveSingleItem()!.AsObject();

        item.Select(field => field.Key).ShouldBe(["id", "code", "name", "englishName", "className", "keywords", "photoNeeded", "anonymousAllowed"]);
        foreach (var path in new[] { "versions", $"versions/{draft}", $"versions/{draft}/items", $"items?region={Cast.City.Id}", "template", "layouts" })
        {
            (await anybody.GetAsync($"/api/catalogue/{path}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Auditors_see_who_published_what()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());
        await _desk.Publish(draft);

        var entries = await app.As(Cast.Auditor).GetStringAsync("/api/audit?limit=50", Ct);

        entries.ShouldContain("catalogue.published");
        entries.ShouldContain(draft.ToString());
    }
}

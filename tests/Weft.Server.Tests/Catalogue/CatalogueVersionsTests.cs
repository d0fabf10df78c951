using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Core.Clocks;
using Weft.Server.Catalogue;

namespace Weft.Server.Tests.Catalogue;

public class CatalogueVersionsTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly CatalogueDesk _desk = new(app.As(Cast.Administrator));
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_finds_its_item_as_it_was_when_a_newer_version_is_in_force()
    {
        var first = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate(hours: 2));
        var began = await _desk.ItemId(first, "F-0103");
        (await _desk.Publish(first)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var second = await _desk.Draft(Cast.City, empty: false);
        var changed = await _desk.ItemId(second, "F-0103");
        var (_, etag) = await _desk.Item(changed);
        (await _desk.Change(changed, CatalogueDesk.Grate(hours: 4), etag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var catalogues = app.Services.GetRequiredService<Catalogues>();
        catalogues.Find(changed).ShouldBeNull("a draft is no catalogue yet");
        (await _desk.Publish(second)).StatusCode.ShouldBe(HttpStatusCode.OK);

        catalogues.Find(began)!.Condition(1)!.Handle.ShouldBe(new Limit(2, LimitUnit.UrgentHour));
        catalogues.Current(Cast.City.Path, "F-0103")!.Id.ShouldBe(changed);
        catalogues.Current(Cast.City.Path, "F-0103")!.Condition(1)!.Handle.ShouldBe(new Limit(4, LimitUnit.UrgentHour));
        ((string?)(await _desk.Json($"/versions/{first}"))["status"]).ShouldBe("Retired");
        (await _desk.Item(began)).Item["conditions"]![0]!["handle"]!["chinese"]!.GetValue<string>().ShouldBe("2紧急工作时");
    }

    [Fact]
    public async Task A_version_published_elsewhere_is_known_within_two_seconds()
    {
        await using var otherProcess = app.WithWebHostBuilder(_ => { });
        var there = otherProcess.Services.GetRequiredService<Catalogues>();
        there.Current(Cast.OtherGrid.Path, "F-0777").ShouldBeNull();

        var draft = await _desk.DraftWith(Cast.OtherCounty, CatalogueDesk.Grate("F-0777"));
        await _desk.Publish(draft);

        var until = DateTimeOffset.UtcNow.AddSeconds(2);
        while (there.Current(Cast.OtherGrid.Path, "F-0777") is null && DateTimeOffset.UtcNow < until)
        {
            await Task.Delay(20, Ct);
        }

        there.Current(Cast.OtherGrid.Path, "F-0777").ShouldNotBeNull();
        there.Current(Cast.GuihuaFirst.Path, "F-0777").ShouldBeNull("the other county's catalogue is not this one's");
    }

    [Fact]
    public async Task A_published_version_refuses_every_change_in_the_database_too()
    {
        var version = await _desk.DraftWith(Cast.County, CatalogueDesk.Grate());
        var item = await _desk.ItemId(version, "F-0103");
        var (_, etag) = await _desk.Item(item);
        await _desk.Publish(version);

        foreach (var refused in new[]
        {
            await _desk.Change(item, CatalogueDesk.Grate(), etag),
            await _desk.Http.PostAsJsonAsync($"/api/catalogue/versions/{version}/items", CatalogueDesk.Grate("F-9"), Ct),
            await _desk.Http.PutAsJsonAsync($"/api/catalogue/versions/{version}/classes/X", new { name = "x", kind = "Event" }, Ct),
            await _desk.Http.DeleteAsync($"/api/catalogue/versions/{version}", Ct),
            await _desk.Publish(version),
        })
        {
            (refused.StatusCode, await CatalogueDesk.Code(refused)).ShouldBe((HttpStatusCode.Conflict, "catalogue.not-a-draft"));
        }

        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        foreach (var sql in new[]
        {
            "update catalogue.conditions set handle_amount = 99", "delete from catalogue.items", "update catalogue.classes set name = 'x'",
        })
        {
            var slip = database.CreateCommand(sql);
            (await Should.ThrowAsync<PostgresException>(() => slip.ExecuteNonQueryAsync(Ct))).ConstraintName.ShouldBe("a_published_catalogue_does_not_change");
        }
    }

    [Fact]
    public async Task A_comparison_shows_what_a_draft_adds_changes_and_drops()
    {
        var first = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());
        await _desk.Http.PostAsJsonAsync($"/api/catalogue/versions/{first}/items", CatalogueDesk.Grate("F-0104"), Ct);
        await _desk.Publish(first);
        var second = await _desk.Draft(Cast.City, empty: false);
        await _desk.Http.PostAsJsonAsync($"/api/catalogue/versions/{second}/items", CatalogueDesk.Grate("F-0105"), Ct);
        var (kept, dropped) = (await _desk.ItemId(second, "F-0103"), await _desk.ItemId(second, "F-0104"));
        await _desk.Change(kept, CatalogueDesk.Grate(hours: 8), (await _desk.Item(kept)).Etag);
        await Remove(dropped, (await _desk.Item(dropped)).Etag.ToString());

        var diff = await _desk.Json($"/versions/{second}/diff");

        diff["added"]!.AsArray().Select(item => (string?)item!["code"]).ShouldBe(["F-0105"]);
        diff["removed"]!.AsArray().Select(item => (string?)item!["code"]).ShouldBe(["F-0104"]);
        var change = diff["changed"]!.AsArray().ShouldHaveSingleItem()!;
        change["fields"]!.AsArray().Select(field => (string?)field).ShouldBe(["Handle"]);
        change["before"]!["conditions"]![0]!["handle"]!["amount"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_city_has_one_draft_at_a_time_and_an_empty_one_is_not_published()
    {
        var draft = await _desk.Draft(Cast.City);

        (await CatalogueDesk.Code(await _desk.Http.PostAsJsonAsync("/api/catalogue/versions", new { regionId = Cast.City.Id }, Ct))).ShouldBe("catalogue.draft-exists");
        (await CatalogueDesk.Code(await _desk.Publish(draft))).ShouldBe("catalogue.nothing-to-publish");
        (await _desk.Http.DeleteAsync($"/api/catalogue/versions/{draft}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _desk.Http.GetAsync($"/api/catalogue/versions/{draft}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_repeated_request_makes_one_draft()
    {
        await _desk.Http.DeleteAsync($"/api/catalogue/versions/{await _desk.Draft(Cast.City)}", Ct);

        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/catalogue/versions") { Content = JsonContent.Create(new { regionId = Cast.City.Id }) };
            request.Headers.Add("Idempotency-Key", "draft-of-the-city-0001");
            var answer = await _desk.Http.SendAsync(request, Ct);
            answer.StatusCode.ShouldBe(HttpStatusCode.Created);
            answers.Add(await answer.Content.ReadAsStringAsync(Ct));
        }

        answers[1].ShouldBe(answers[0]);
    }

    private async Task Remove(Guid item, string etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/catalogue/items/{item}");
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        (await _desk.Http.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}

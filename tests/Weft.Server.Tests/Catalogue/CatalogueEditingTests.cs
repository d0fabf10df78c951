using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Catalogue;

public class CatalogueEditingTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly CatalogueDesk _desk = new(app.As(Cast.Administrator));
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_item_is_changed_only_by_who_has_seen_it_as_it_is()
    {
        var item = await _desk.ItemId(await _desk.DraftWith(Cast.City, CatalogueDesk.Grate()), "F-0103");
        var (_, etag) = await _desk.Item(item);

        (await CatalogueDesk.Code(await _desk.Change(item, CatalogueDesk.Grate(), null))).ShouldBe("request.if-match-needed");
        (await _desk.Change(item, CatalogueDesk.Grate(hours: 3), etag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CatalogueDesk.Code(await _desk.Change(item, CatalogueDesk.Grate(hours: 5), etag))).ShouldBe("request.changed-meanwhile");

        (await _desk.Item(item)).Item["conditions"]![0]!["handle"]!["amount"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task What_is_read_can_be_sent_back_unchanged()
    {
        var item = await _desk.ItemId(await _desk.DraftWith(Cast.City, CatalogueDesk.Grate()), "F-0103");
        var (before, etag) = await _desk.Item(item);

        (await _desk.Change(item, before, etag)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await _desk.Item(item)).Item.ToJsonString().ShouldBe(before.ToJsonString());
    }

    [Fact]
    public async Task A_faulty_item_is_refused_with_every_fault()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());

        var refused = await CatalogueDesk.Body(await _desk.Http.PostAsJsonAsync($"/api/catalogue/versions/{draft}/items", new
        {
            code = "有空格 ",
            classCode = "F99",
            responsibleUnitId = Guid.NewGuid(),
            duplicateRadiusMetres = -3,
            conditions = new[] { new { acceptance = " ", handle = new { amount = 0, unit = "WorkingDay" }, completion = "好" } },
        }, Ct));

        ((string?)refused["code"]).ShouldBe("request.not-valid");
        refused["errors"]!.AsArray().Select(error => (string)error!["field"]!).ShouldBe(
            ["code", "name", "classCode", "responsibleUnitId", "duplicateRadiusMetres", "conditions[0].acceptance", "conditions[0].handle"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"kind":"Nonsense"}""")]
    [InlineData("""{"conditions":"none"}""")]
    [InlineData("""{"conditions":[null],"keywords":[null],"kind":99,"code":"\u0000"}""")]
    public async Task Malformed_items_are_a_named_problem(string body)
    {
        var draft = await _desk.Draft(Cast.City);

        var refused = await _desk.Http.PostAsync($"/api/catalogue/versions/{draft}/items", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct);

        ((int)refused.StatusCode).ShouldBe(400);
        (await CatalogueDesk.Code(refused)).ShouldStartWith("request.");
    }

    [Fact]
    public async Task A_code_is_used_once_and_a_class_in_use_stays()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());

        (await CatalogueDesk.Code(await _desk.Http.PostAsJsonAsync($"/api/catalogue/versions/{draft}/items", CatalogueDesk.Grate(), Ct))).ShouldBe("catalogue.code-taken");
        (await CatalogueDesk.Code(await _desk.Http.DeleteAsync($"/api/catalogue/versions/{draft}/classes/F01", Ct))).ShouldBe("catalogue.class-in-use");
        (await CatalogueDesk.Code(await _desk.Http.DeleteAsync($"/api/catalogue/versions/{draft}/classes/F", Ct))).ShouldBe("catalogue.class-in-use");
        (await _desk.Http.DeleteAsync($"/api/catalogue/versions/{draft}/classes/none", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_class_hangs_neither_below_itself_nor_below_another_kind()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate());

        foreach (var (code, body) in new (string, object)[]
        {
            ("F", new { name = "部件", parentCode = "F01", kind = "Facility" }),
            ("F02", new { name = "街面", parentCode = "F", kind = "Event" }),
            ("F02", new { name = "街面", parentCode = "none", kind = "Facility" }),
            ("F02", new { name = "街>面", kind = "Facility" }),
        })
        {
            (await CatalogueDesk.Code(await _desk.Http.PutAsJsonAsync($"/api/catalogue/versions/{draft}/classes/{code}", body, Ct))).ShouldBe("request.not-valid");
        }
    }

    [Fact]
    public async Task A_list_is_paged_by_code_and_narrowed_by_words_and_class()
    {
        var draft = await _desk.DraftWith(Cast.City, CatalogueDesk.Grate("F-1"));
        foreach (var code in new[] { "F-3", "F-2" })
        {
            await _desk.Http.PostAsJsonAsync($"/api/catalogue/versions/{draft}/items", CatalogueDesk.Grate(code), Ct);
        }

        var first = await _desk.Json($"/versions/{draft}/items?limit=2&classCode=F&words=积水");
        var rest = await _desk.Json($"/versions/{draft}/items?limit=2&classCode=F&words=积水&after={first["next"]}");

        first["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(item => (string?)item!["code"]).ShouldBe(["F-1", "F-2", "F-3"]);
        rest["next"].ShouldBeNull();
        (await _desk.Json($"/versions/{draft}/items?classCode=E"))["items"]!.AsArray().ShouldBeEmpty();
        (await CatalogueDesk.Code(await _desk.Http.GetAsync($"/api/catalogue/versions/{draft}/items?after=xx", Ct))).ShouldBe("request.cursor-not-valid");
    }
}

using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Units;

public class UnitTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private HttpClient Admin => app.As(Cast.Administrator);

    [Fact]
    public async Task A_department_is_made_changed_and_closed()
    {
        var made = await Create(new { kind = "Department", name = "园林科", englishName = "Parks", regionId = Cast.Street.Id, parentId = Cast.StreetStation.Id, phone = "020-12345678", code = "YL-1" });
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var id = (await made.Json()).GetProperty("id").GetGuid();
        (await made.Json()).GetProperty("level").GetString().ShouldBe("Street");
        var shown = await Admin.GetAsync($"/api/units/{id}", Ct);

        var changed = await Put(id, new { name = "园林绿化科", regionId = Cast.County.Id }, shown.Headers.ETag!.Tag);

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await changed.Json()).GetProperty("level").GetString().ShouldBe("County");
        (await (await Put(id, new { name = "再改", regionId = Cast.County.Id }, shown.Headers.ETag!.Tag)).Problem()).ShouldBe((412, "request.changed-meanwhile"));
        (await Admin.PostAsync($"/api/units/{id}/deactivate", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Names($"?words=园林&region={Cast.City.Id}")).ShouldBeEmpty();
        (await Admin.PostAsync($"/api/units/{id}/activate", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_region_has_one_station()
    {
        var answer = await Create(new { kind = "Station", name = "第二个站", regionId = Cast.Guihua.Id });

        (await answer.Problem()).ShouldBe((409, "unit.region-has-a-station"));
    }

    [Fact]
    public async Task Each_refusal_has_its_name()
    {
        await Create(new { kind = "Department", name = "甲", regionId = Cast.City.Id, code = "TAKEN" });

        (await Refusal(new { kind = "Department", name = "乙", regionId = Cast.City.Id, code = "TAKEN" })).ShouldBe((409, "unit.code-taken"));
        (await Refusal(new { kind = "Department", name = "乙", regionId = Guid.NewGuid() })).ShouldBe((422, "unit.region-unknown"));
        (await Refusal(new { kind = "Department", name = "乙", regionId = Cast.Street.Id, parentId = Guid.NewGuid() })).ShouldBe((422, "unit.parent-unknown"));
        (await Refusal(new { kind = "Department", name = "乙", regionId = Cast.Street.Id, parentId = Cast.GuihuaStation.Id })).ShouldBe((422, "unit.parent-not-above"));
        (await Refusal(new { kind = "Department", name = "", phone = "abc", code = "汉字", regionId = Cast.Street.Id })).ShouldBe((400, "request.not-valid"));
        (await Refusal(new { kind = 7, name = "乙", regionId = Cast.Street.Id })).ShouldBe((400, "request.malformed"));
        (await Refusal(new { kind = "Department", name = "nul\0", regionId = Cast.Street.Id })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task No_unit_stands_under_itself_by_any_detour()
    {
        var upper = (await (await Create(new { kind = "Department", name = "上", regionId = Cast.City.Id })).Json()).GetProperty("id").GetGuid();
        var lower = (await (await Create(new { kind = "Department", name = "下", regionId = Cast.City.Id, parentId = upper })).Json()).GetProperty("id").GetGuid();
        await Soon(async () => (await Admin.GetAsync($"/api/units?words=下", Ct)).IsSuccessStatusCode && (await Names("?words=下")).Length == 1);

        (await (await Put(upper, new { name = "上", regionId = Cast.City.Id, parentId = lower }, "*")).Problem()).ShouldBe((422, "unit.parent-not-above"));
        (await (await Put(upper, new { name = "上", regionId = Cast.City.Id, parentId = upper }, "*")).Problem()).ShouldBe((422, "unit.parent-not-above"));
        (await (await Admin.PostAsync($"/api/units/{upper}/deactivate", null, Ct)).Problem()).ShouldBe((409, "unit.still-has-units"));
    }

    [Fact]
    public async Task A_unit_with_people_stays_open()
    {
        (await (await Admin.PostAsync($"/api/units/{Cast.SanitationOffice.Id}/deactivate", null, Ct)).Problem()).ShouldBe((409, "unit.still-has-people"));
    }

    [Fact]
    public async Task Only_an_administrator_of_the_region_changes_its_units()
    {
        var county = app.As(Cast.CountyAdministrator);

        (await (await app.As(Cast.CityOperator).PostAsJsonAsync("/api/units", new { kind = "Department", name = "丙", regionId = Cast.Street.Id }, Ct)).Problem()).ShouldBe((403, "request.not-allowed"));
        (await (await county.PostAsJsonAsync("/api/units", new { kind = "Department", name = "丙", regionId = Cast.OtherStreet.Id }, Ct)).Problem()).ShouldBe((403, "request.not-allowed"));
        (await (await county.PostAsync($"/api/units/{Cast.OtherCommunityStation.Id}/deactivate", null, Ct)).Problem()).ShouldBe((404, "request.not-found"));
        (await county.GetAsync($"/api/units/{Cast.OtherCommunityStation.Id}", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK); // everybody may know every unit
    }

    [Fact]
    public async Task The_list_finds_by_region_kind_and_words_in_tree_order()
    {
        (await Names($"?region={Cast.Street.Id}&kind=Station")).ShouldBe(["望江街道网格站", "桂花社区工作站", "柳溪社区工作站"]);
        (await Names("?words=water bureau")).ShouldBe(["青石区水务局"]);
        (await Names($"?region={Cast.OtherStreet.Id}&limit=1")).ShouldBe(["古井街道网格站"]);
        (await (await Admin.GetAsync($"/api/units?region={Guid.NewGuid()}", Ct)).Problem()).ShouldBe((404, "request.not-found"));
        (await (await Admin.GetAsync("/api/units?kind=Castle", Ct)).Problem()).ShouldBe((400, "request.malformed"));
    }

    [Fact]
    public async Task Sending_twice_with_one_key_makes_one_unit()
    {
        var http = Admin;
        http.DefaultRequestHeaders.Add("Idempotency-Key", "one-unit-and-no-second");
        var body = new { kind = "Department", name = "只此一科", regionId = Cast.Street.Id };

        var first = await http.PostAsJsonAsync("/api/units", body, Ct);
        var second = await http.PostAsJsonAsync("/api/units", body, Ct);

        (await second.Json()).GetProperty("id").GetGuid().ShouldBe((await first.Json()).GetProperty("id").GetGuid());
        await Soon(async () => (await Names("?words=只此一科")).Length == 1);
    }

    private Task<HttpResponseMessage> Create(object unit) => Admin.PostAsJsonAsync("/api/units", unit, Ct);

    private async Task<(int Status, string Code)> Refusal(object unit) => await (await Create(unit)).Problem();

    private async Task<string[]> Names(string query)
    {
        var page = await (await Admin.GetAsync("/api/units" + query, Ct)).Json();
        return [.. page.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()!)];
    }

    private Task<HttpResponseMessage> Put(Guid id, object body, string etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/units/{id}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        return Admin.SendAsync(request, Ct);
    }

    private static async Task Soon(Func<Task<bool>> holds)
    {
        var until = DateTimeOffset.UtcNow.AddSeconds(5);
        while (!await holds())
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(until, "within five seconds");
            await Task.Delay(50, Ct);
        }
    }
}

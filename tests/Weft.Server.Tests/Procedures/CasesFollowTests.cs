using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Weft.Server.Tests.Cases;
using Weft.Server.Tests.Catalogue;

namespace Weft.Server.Tests.Procedures;

public class CasesFollowTests(Loop loop) : IClassFixture<Loop>
{
    private readonly HttpClient _http = loop.App.As(Cast.Administrator);
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_goes_to_its_end_by_the_procedure_and_the_limits_it_began_with()
    {
        await Make("quick-close", inspects: false);
        await _http.PutAsJsonAsync("/api/procedures/choices", new { regionId = Cast.Street.Id, procedureCode = "quick-close" }, Ct);
        var before = await Handled();

        await Change("quick-close", inspects: true);
        await PublishBinsWith(hours: 1);
        var after = await Handled();

        await loop.Must(Cast.StreetOperator, before, "close", Closing);
        (await loop.Stage(before)).ShouldBe("Closed");
        (await loop.Refused(Cast.StreetOperator, after, "close", Closing)).ShouldBe("case.not-inspected");
        (await HoursOf(before), await HoursOf(after)).ShouldBe((4, 1));
    }

    private async Task<int> HoursOf(Guid id) =>
        (await loop.Case(id)).GetProperty("terms").GetProperty("handle").GetProperty("amount").GetInt32();

    private static object Closing => new { words = "垃圾桶已清空，地面已冲洗", completionMet = true };

    private async Task<Guid> Handled()
    {
        var id = await loop.Dispatched();
        await loop.Must(Cast.SanitationHandler, id, "report-in", new { });
        await loop.Must(Cast.SanitationHandler, id, "handle", new { words = "已清空垃圾桶并冲洗地面" });
        return id;
    }

    private async Task Make(string code, bool inspects)
    {
        var body = await Json("/api/procedures/five-steps");
        (body["code"], body["regionId"], body["inspectsBeforeClosing"]) = (code, Cast.City.Id, inspects);
        (await _http.PostAsJsonAsync("/api/procedures", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private async Task Change(string code, bool inspects)
    {
        var body = await Json($"/api/procedures/{code}");
        body["inspectsBeforeClosing"] = inspects;
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/procedures/{code}") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        (await _http.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task PublishBinsWith(int hours)
    {
        var desk = new CatalogueDesk(_http);
        var draft = await desk.Draft(Cast.City, empty: false);
        var id = await desk.ItemId(draft, Loop.Bin);
        var (item, etag) = await desk.Item(id);
        item["conditions"]![0]!["handle"]!["amount"] = hours;
        (await desk.Change(id, item, etag)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await desk.Publish(draft)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<JsonNode> Json(string path) => (await _http.GetFromJsonAsync<JsonNode>(path, Ct))!;
}

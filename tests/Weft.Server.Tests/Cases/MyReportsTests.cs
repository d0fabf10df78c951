using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Weft.Server.Tests.Cases;

public class MyReportsTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_resident_finds_what_they_sent_signed_in_and_what_they_left_with_their_number_before()
    {
        var withAccount = await loop.Reported(Cast.Resident);
        var withNumber = await ByPhone(Cast.Resident.Phone!);
        var ofAnother = await loop.Reported(Cast.OtherResident);

        var mine = await Mine(Cast.Resident);

        // Other tests of this class report too.
        mine.Select(report => report.GetProperty("caseId").GetGuid()).Where(id => id == withAccount || id == withNumber || id == ofAnother).ShouldBe([withNumber, withAccount]);
        mine[0].GetProperty("stageName").GetString().ShouldBe("发现上报", "as the procedure of the city names it");
        var story = await Loop.Json(await loop.App.As(Cast.Resident).GetAsync(One(mine[0]), Ct));
        story.GetProperty("steps")[0].GetProperty("what").GetString().ShouldBe("已上报");
        (await loop.App.As(Cast.OtherResident).GetAsync(One(mine[0]), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Mine(Cast.GridWorker)).ShouldBeEmpty("the number of staff is what somebody typed, not what they proved");
    }

    [Fact]
    public async Task They_rate_it_as_they_would_by_the_link()
    {
        var id = await loop.Closed();
        var report = (await Mine(Cast.Resident)).Single(one => one.GetProperty("caseId").GetGuid() == id);

        var rated = await loop.App.As(Cast.Resident).PostAsJsonAsync($"{One(report)}/rate", new { score = 5, words = "很快" }, Ct);

        (await Loop.Problem(rated)).ShouldBeNull();
        (await loop.Happened(id))[^1].ShouldBe("Rated");
        (await Loop.Problem(await loop.App.As(Cast.OtherResident).PostAsJsonAsync($"{One(report)}/rate", new { score = 1 }, Ct))).ShouldBe("case.not-found");
    }

    [Fact]
    public async Task A_search_by_phone_is_exact_within_scope_and_stands_in_the_log_of_the_person()
    {
        var id = await loop.Reported(Cast.OtherResident, new { words = "楼道灯坏", itemCode = Loop.Bin, regionId = Cast.GuihuaFirst.Id, reporterPhone = "13700000007" });

        var found = await Search(Cast.HotlineOperator, "+86 137-0000-0007", "回访来电人");

        (await Loop.Json(found)).EnumerateArray().Single().GetProperty("id").GetGuid().ShouldBe(id);
        (await Loop.Json(await Search(Cast.Stranger, "13700000007", "回访来电人"))).GetArrayLength().ShouldBe(0);
        (await Loop.Json(await Search(Cast.HotlineOperator, "13700000008", "回访来电人"))).GetArrayLength().ShouldBe(0);
        (await Loop.Problem(await Search(Cast.HotlineOperator, "13700000007", " "))).ShouldBe("request.not-valid");
        (await Search(Cast.Analyst, "13700000007", "回访来电人")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var openings = await Loop.Json(await loop.App.As(Cast.OtherResident).GetAsync(new Uri("/api/cases/openings-of-my-data", UriKind.Relative), Ct));
        openings.EnumerateArray().Single().GetProperty("purpose").GetString().ShouldBe("回访来电人");
    }

    private async Task<Guid> ByPhone(string phone)
    {
        var answer = await loop.App.CreateClient().PostAsJsonAsync("/api/cases", new
        {
            words = "门口路灯不亮",
            itemCode = Loop.Bin,
            regionId = Cast.GuihuaFirst.Id,
            reporterPhone = phone,
        }, Ct);
        return (await Loop.Json(answer)).GetProperty("id").GetGuid();
    }

    private async Task<JsonElement[]> Mine(CastPerson who) =>
        [.. (await Loop.Json(await loop.App.As(who).GetAsync(new Uri("/api/my/reports", UriKind.Relative), Ct))).GetProperty("items").EnumerateArray()];

    private Task<HttpResponseMessage> Search(CastPerson who, string phone, string purpose) =>
        loop.App.As(who).PostAsJsonAsync("/api/cases/find-by-phone", new { phone, purpose }, Ct);

    private static Uri One(JsonElement report) => new($"/api/my/reports/{report.GetProperty("id").GetGuid()}", UriKind.Relative);
}

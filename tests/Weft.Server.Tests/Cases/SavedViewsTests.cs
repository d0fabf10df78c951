using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Cases;

public class SavedViewsTests(Loop loop) : IClassFixture<Loop>
{
    private const string Address = "/api/cases/views";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_saved_read_changed_and_removed_by_its_owner_and_does_not_exist_for_others()
    {
        var mine = loop.App.As(Cast.Dispatcher);
        var saved = await mine.PostAsJsonAsync(Address, new { name = " 红灯 ", filter = "light=Red&open=true", sort = "due" }, Ct);
        saved.StatusCode.ShouldBe(HttpStatusCode.Created);
        var one = saved.Headers.Location!;

        (await Loop.Json(await mine.GetAsync(new Uri(Address, UriKind.Relative), Ct)))[0].GetProperty("name").GetString().ShouldBe("红灯");
        (await Loop.Json(await loop.App.As(Cast.CityOperator).GetAsync(new Uri(Address, UriKind.Relative), Ct))).GetArrayLength().ShouldBe(0);
        (await loop.App.As(Cast.CityOperator).GetAsync(one, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await loop.App.As(Cast.CityOperator).DeleteAsync(one, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await Change(one, "红灯案件", null)).Problem.ShouldBe("request.if-match-needed");
        var etag = saved.Headers.ETag!.ToString();
        (await Change(one, "红灯案件", etag)).Status.ShouldBe(HttpStatusCode.OK);
        (await Change(one, "再改", etag)).Problem.ShouldBe("request.changed-meanwhile");

        (await mine.DeleteAsync(one, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await mine.GetAsync(one, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_views_of_a_person_have_two_names_and_there_are_at_most_fifty()
    {
        var mine = loop.App.As(Cast.HotlineOperator);
        for (var i = 0; i < 50; i++)
        {
            (await mine.PostAsJsonAsync(Address, new { name = $"视图 {i}" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await Loop.Problem(await mine.PostAsJsonAsync(Address, new { name = "视图 50" }, Ct))).ShouldBe("case.too-many-views");
        var first = (await Loop.Json(await mine.GetAsync(new Uri(Address, UriKind.Relative), Ct)))[0].GetProperty("id").GetGuid();
        await mine.DeleteAsync(new Uri($"{Address}/{first}", UriKind.Relative), Ct);
        (await Loop.Problem(await mine.PostAsJsonAsync(Address, new { name = "视图 49" }, Ct))).ShouldBe("case.view-name-taken");
    }

    [Theory]
    [InlineData("", "light=Red")]
    [InlineData("名", "colour=Red")]
    [InlineData("名", "phone=13900000001")]
    public async Task A_view_without_a_name_or_with_a_filter_the_list_does_not_know_is_refused(string name, string filter) =>
        (await Loop.Problem(await loop.App.As(Cast.Analyst).PostAsJsonAsync(Address, new { name, filter }, Ct))).ShouldBe("request.not-valid");

    private async Task<(HttpStatusCode Status, string? Problem)> Change(Uri one, string name, string? etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, one) { Content = JsonContent.Create(new { name, filter = "light=Red" }) };
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        var answer = await loop.App.As(Cast.Dispatcher).SendAsync(request, Ct);
        return (answer.StatusCode, await Loop.Problem(answer));
    }
}

using System.Net;
using System.Net.Http.Json;
using Weft.Server.Http;
using Weft.Server.Notices;

namespace Weft.Server.Tests.Notices;

public class InboxTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_work_in_the_unit_are_told_and_nobody_else()
    {
        var happening = await app.Happens(Happened.In(Cast.Street, units: [Cast.SanitationOffice, Cast.CityStation]));

        await Told(Cast.SanitationHandler, happening);
        await Told(Cast.CityOperator, happening);
        foreach (var other in new[] { Cast.Analyst, Cast.Administrator, Cast.StreetOperator, Cast.Stranger, Cast.Resident })
        {
            (await Has(other, happening)).ShouldBeFalse(other.Name);
        }
    }

    [Fact]
    public async Task A_red_light_reaches_the_supervisor_a_dispatch_does_not()
    {
        var dispatched = await app.Happens(Happened.In(Cast.City, "case.dispatched", [Cast.CityStation]));
        var red = await app.Happens(Happened.In(Cast.City, "case.turned-red", [Cast.CityStation]));

        await Told(Cast.Supervisor, red);
        (await Has(Cast.Supervisor, dispatched)).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_is_named_is_told_in_both_languages_with_a_link_to_the_case()
    {
        var happening = await app.Happens(Happened.In(Cast.GuihuaFirst, "case.returned", people: [Cast.Resident],
            body: new { number = "20260302000007", item = "路灯不亮", unit = "望江街道环卫所", holderUnit = (string?)null, dueAt = DateTimeOffset.Parse("2026-03-02T04:00:00Z") }));
        await Told(Cast.Resident, happening);

        var notice = (await List(Cast.Resident)).Items.First(item => item.CaseId == happening.CaseId);

        notice.Chinese.ShouldBe(new NoticeText("被退回：路灯不亮", "案件20260302000007“路灯不亮”被望江街道环卫所退回，请更正或另行派遣。"));
        notice.English.ShouldBe(new NoticeText("Case returned: 路灯不亮", "Case 20260302000007 \"路灯不亮\" was returned by 望江街道环卫所: correct it or send it elsewhere."));
        notice.Link.ShouldBe($"/cases/{happening.CaseId}");
        notice.HappenedAt.ShouldBe(Happened.Moment);
        notice.ReadAt.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_told_of_what_they_did_themselves_unless_they_are_named()
    {
        var own = await app.Happens(Happened.In(Cast.Street, units: [Cast.SanitationOffice, Cast.GuihuaStation]) with { By = Cast.SanitationHandler.Id });

        await Told(Cast.CommunityOperator, own);
        (await Has(Cast.SanitationHandler, own)).ShouldBeFalse();
    }

    [Fact]
    public async Task Reading_counts_down_the_bell_and_read_all_leaves_what_came_later()
    {
        var http = app.As(Cast.WaterHandler);
        var three = Enumerable.Range(0, 3).Select(_ => Happened.In(Cast.County, units: [Cast.CountyWaterBureau])).ToArray();
        await app.Happen(three);
        await Told(Cast.WaterHandler, three[2]);
        var ids = (await List(Cast.WaterHandler)).Items.Select(item => item.Id).ToArray();
        (await Unread(http)).ShouldBe(new UnreadAnswer(3, false));

        (await http.PostAsync($"/api/notices/{ids[2]}/read", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Unread(http)).Count.ShouldBe(2);
        (await http.PostAsync($"/api/notices/{ids[2]}/read", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Unread(http)).Count.ShouldBe(2);

        (await http.PostAsJsonAsync("/api/notices/read-all", new { upTo = ids[1] }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var unread = (await http.GetFromJsonAsync<Page<NoticeAnswer>>("/api/notices?unread=true", Ct))!;
        unread.Items.Select(item => item.Id).ShouldBe([ids[0]]);
    }

    [Fact]
    public async Task The_list_is_read_in_pages_without_gaps_or_repeats()
    {
        var happenings = Enumerable.Range(0, 7).Select(_ => Happened.In(Cast.City, people: [Cast.Mediator])).ToArray();
        await app.Happen(happenings);
        await Told(Cast.Mediator, happenings[6]);

        var (seen, next) = (new List<Guid?>(), "");
        do
        {
            var page = (await app.As(Cast.Mediator).GetFromJsonAsync<Page<NoticeAnswer>>($"/api/notices?limit=3&after={next}", Ct))!;
            seen.AddRange(page.Items.Select(item => item.CaseId));
            next = page.Next;
        }
        while (next is not null);

        seen.ShouldBe(happenings.Reverse().Select(happening => happening.CaseId));
    }

    [Fact]
    public async Task Muted_kinds_do_not_come()
    {
        var http = app.As(Cast.HousingHandler);
        (await http.PutAsJsonAsync("/api/notices/preferences", new { mutedKinds = new[] { "case.urged", "survey.*" } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var muted = await app.Happens(Happened.In(Cast.City, "case.urged", [Cast.CityHousing]));
        var family = await app.Happens(Happened.In(Cast.City, "survey.opened", people: [Cast.HousingHandler]));
        var wanted = await app.Happens(Happened.In(Cast.City, "case.ordered", [Cast.CityHousing]));

        await Told(Cast.HousingHandler, wanted);

        (await Has(Cast.HousingHandler, muted)).ShouldBeFalse();
        (await Has(Cast.HousingHandler, family)).ShouldBeFalse();
        var kept = await http.GetFromJsonAsync<NoticePreferencesAnswer>("/api/notices/preferences", Ct);
        kept!.MutedKinds.ShouldBe(["case.urged", "survey.*"]);
    }

    [Theory]
    [InlineData("GET", "/api/notices?limit=0", null, "request.not-valid")]
    [InlineData("GET", "/api/notices?after=nonsense", null, "request.cursor-not-valid")]
    [InlineData("PUT", "/api/notices/preferences", """{"mutedKinds":["DROP TABLE"]}""", "request.not-valid")]
    [InlineData("PUT", "/api/notices/preferences", """{"mutedKinds":[null]}""", "request.not-valid")]
    [InlineData("POST", "/api/notices/9223372036854775807/read", null, "request.not-found")]
    [InlineData("POST", "/api/notices/read-all", "{", "request.malformed")]
    public async Task Bad_requests_are_refused_by_name(string method, string url, string? body, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url)
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };

        var answer = await app.As(Cast.GridWorker).SendAsync(request, Ct);

        (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task The_notice_of_somebody_else_is_not_found()
    {
        var happening = await app.Happens(Happened.In(Cast.City, people: [Cast.Auditor]));
        await Told(Cast.Auditor, happening);
        var id = await app.Scalar<long>("select id from notices.notices where case_id = $1", happening.CaseId!);

        (await app.As(Cast.Stranger).PostAsync($"/api/notices/{id}/read", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task Told(CastPerson who, Happening happening)
    {
        _ = app.Services; // the worker runs in the host
        await Happened.Eventually(() => Has(who, happening), $"{who.Name} is told of {happening.Kind}");
    }

    private Task<bool> Has(CastPerson who, Happening happening) => app.Scalar<bool>(
        "select exists (select from notices.inbox join notices.notices on id = notice_id where account_id = $1 and case_id = $2)", who.Id, happening.CaseId!);

    private async Task<Page<NoticeAnswer>> List(CastPerson who) => (await app.As(who).GetFromJsonAsync<Page<NoticeAnswer>>("/api/notices", Ct))!;

    private static async Task<UnreadAnswer> Unread(HttpClient http) => (await http.GetFromJsonAsync<UnreadAnswer>("/api/notices/unread", Ct))!;
}

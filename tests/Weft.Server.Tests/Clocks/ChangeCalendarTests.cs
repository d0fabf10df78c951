using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Weft.Server.Regions;

namespace Weft.Server.Tests.Clocks;

public class ChangeCalendarTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _admin = app.As(Cast.Administrator);

    [Fact]
    public async Task The_list_shows_the_default_first_and_goes_on_from_page_to_page()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.County.Id);

        var first = await (await _admin.GetAsync("/api/calendars?limit=1", TestContext.Current.CancellationToken)).Json();
        var second = await (await _admin.GetAsync($"/api/calendars?limit=1&after={first.GetProperty("next")}", TestContext.Current.CancellationToken)).Json();

        first.GetProperty("items")[0].GetProperty("regionId").ValueKind.ShouldBe(JsonValueKind.Null);
        second.GetProperty("items")[0].GetProperty("id").GetGuid().ShouldBe(id);
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await (await _admin.GetAsync("/api/calendars?after=x", TestContext.Current.CancellationToken)).Code()).ShouldBe("request.cursor-not-valid");
        (await (await _admin.GetAsync("/api/calendars?limit=0", TestContext.Current.CancellationToken)).Code()).ShouldBe("request.not-valid");

        await _admin.PutWith($"/api/calendars/{id}", new { }, etag, HttpMethod.Delete);
    }

    [Fact]
    public async Task Hours_change_from_a_day_on()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.Street.Id, CalendarCalls.UsualHours);
        var summer = new
        {
            name = "冬夏作息",
            weeks = new object[] { new { hours = CalendarCalls.UsualHours }, new { validFrom = "2026-11-25", hours = CalendarCalls.ShortHours } },
        };

        var answer = await _admin.PutWith($"/api/calendars/{id}", summer, etag);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Json()).GetProperty("weeks").GetArrayLength().ShouldBe(2);
        (await _admin.DueOf("8工作时", Cast.GuihuaFirst.Id)).ShouldBe("2026-11-25 11:00", "six hours on Tuesday, two on Wednesday");

        await _admin.PutWith($"/api/calendars/{id}", new { }, answer.Headers.ETag!.ToString(), HttpMethod.Delete);
    }

    [Fact]
    public async Task Importing_a_year_replaces_the_days_of_that_year_alone()
    {
        await GivenAdministratorOfTheWholeNet();
        var before = await _admin.GetFromJsonAsync<JsonElement>(CalendarCalls.Default, TestContext.Current.CancellationToken);

        var answer = await _admin.PutWith(
            $"{CalendarCalls.Default}/days/2027", new { days = new[] { CalendarCalls.Holiday("2027-01-01"), CalendarCalls.Holiday("2027-03-08") } }, await _admin.EtagOf(Server.Clocks.Calendars.DefaultId));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Days(await answer.Json()).ShouldBe([.. Days(before).Where(day => day.StartsWith("2026", StringComparison.Ordinal)), "2027-01-01", "2027-03-08"]);
        (await _admin.DueOf("1工作日", start: "2027-03-05T10:00:00%2B08:00")).ShouldBe("2027-03-09 10:00");
    }

    [Fact]
    public async Task A_change_of_an_unseen_version_is_refused_and_of_two_at_once_one_wins()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.Songlin.Id);
        var path = $"/api/calendars/{id}";

        (await (await _admin.PutWith(path, CalendarCalls.Plan(), etag: null)).Code()).ShouldBe("request.if-match-needed");

        var both = await Task.WhenAll(_admin.PutWith(path, CalendarCalls.Plan(), etag), app.As(Cast.CountyAdministrator).PutWith(path, CalendarCalls.Plan(), etag));
        both.Select(answer => answer.StatusCode).Order().ShouldBe([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed]);

        (await (await _admin.PutWith(path, CalendarCalls.Plan(), etag)).Code()).ShouldBe("request.changed-meanwhile");
        await _admin.PutWith(path, new { }, await _admin.EtagOf(id), HttpMethod.Delete);
    }

    [Fact]
    public async Task Auditors_see_who_made_changed_and_removed_a_calendar()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.SonglinFirst.Id);
        var changed = await _admin.PutWith($"/api/calendars/{id}", CalendarCalls.Plan(CalendarCalls.UsualHours), etag);
        await _admin.PutWith($"/api/calendars/{id}", new { }, changed.Headers.ETag!.ToString(), HttpMethod.Delete);

        var entries = await app.As(Cast.Auditor).GetFromJsonAsync<JsonElement>($"/api/audit?subject={id}", TestContext.Current.CancellationToken);

        entries.GetProperty("items").EnumerateArray().Select(entry => $"{entry.GetProperty("action")} {entry.GetProperty("accountName")}")
            .ShouldBe([$"calendar.removed {Cast.Administrator.Name}", $"calendar.changed {Cast.Administrator.Name}", $"calendar.created {Cast.Administrator.Name}"]);
    }

    [Fact]
    public async Task Everybody_reads_calendars_and_only_administrators_of_their_region_change_them()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.OtherCounty.Id);

        (await app.As(Cast.GridWorker).GetAsync($"/api/calendars/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CreateClient().GetAsync($"/api/calendars/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        foreach (var who in new[] { Cast.CityOperator, Cast.CountyAdministrator, Cast.Resident })
        {
            (await app.As(who).PutWith($"/api/calendars/{id}", CalendarCalls.Plan(), etag)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, who.UserName);
            (await app.As(who).PutWith($"/api/calendars/{id}/days/2026", new { days = Array.Empty<object>() }, etag)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, who.UserName);
            (await app.As(who).PutWith($"/api/calendars/{id}", new { }, etag, HttpMethod.Delete)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, who.UserName);
            (await app.As(who).PostAsJsonAsync("/api/calendars", CalendarCalls.Plan(regionId: Cast.OtherStreet.Id), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, who.UserName);
        }

        await _admin.PutWith($"/api/calendars/{id}", new { }, etag, HttpMethod.Delete);
    }

    [Fact]
    public async Task The_default_calendar_belongs_to_administrators_of_the_whole_net_and_stays()
    {
        (await app.As(Cast.CountyAdministrator).PutWith(CalendarCalls.Default, CalendarCalls.Plan(), "*")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await GivenAdministratorOfTheWholeNet();
        var removed = await _admin.PutWith(CalendarCalls.Default, new { }, await _admin.EtagOf(Server.Clocks.Calendars.DefaultId), HttpMethod.Delete);

        removed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await removed.Code()).ShouldBe("calendar.default-stays");
    }

    private static string[][] NoHours => [[], [], [], [], [], [], []];

    public static TheoryData<string, object> Faults { get; } = new()
    {
        { "calendar.unknown-time-zone", new { name = "x", timeZone = "Moon/Tycho", weeks = Weeks(CalendarCalls.ShortHours) } },
        { "calendar.no-working-time", new { name = "x", weeks = Weeks([NoHours]) } },
        { "calendar.spans-overlap", new { name = "x", weeks = Weeks([["08:00-12:00", "11:59-13:00"], [], [], [], [], [], []]) } },
        { "calendar.week-twice", new { name = "x", weeks = Weeks(CalendarCalls.ShortHours, CalendarCalls.ShortHours) } },
        { "request.not-valid", new { name = "x", weeks = Weeks() } },
        { "request.not-valid", new { name = "x" } },
        { "request.not-valid", new { name = " ", weeks = Weeks(CalendarCalls.ShortHours) } },
        { "request.not-valid", new { name = new string('长', 101), weeks = Weeks(CalendarCalls.ShortHours) } },
        { "request.not-valid", new { name = "x", weeks = Weeks([["08:00-12:00"]]) } },
        { "request.not-valid", new { name = "x", weeks = Weeks([["12:00-08:00"], [], [], [], [], [], []]) } },
        { "request.not-valid", new { name = "x", weeks = new object?[] { null } } },
        { "request.not-valid", new { name = "x", weeks = new[] { new { hours = new object?[] { new object?[] { null }, null, null, null, null, null, null } } } } },
        { "request.malformed", new { name = "x", weeks = "always" } },
        { "request.malformed", new { name = "\0", weeks = Weeks(CalendarCalls.ShortHours) } },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_calendar_that_cannot_be_counted_by_is_refused_by_name(string code, object plan)
    {
        await GivenAdministratorOfTheWholeNet();

        var answer = await _admin.PutWith(CalendarCalls.Default, plan, await _admin.EtagOf(Server.Clocks.Calendars.DefaultId));

        ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        (await answer.Code()).ShouldBe(code);
    }

    [Theory]
    [InlineData("2027", """{"days":[{"date":"2026-01-01","kind":"Holiday","name":"x"}]}""", "request.not-valid")]
    [InlineData("2027", """{"days":[{"date":"2027-01-01","kind":"Feast","name":"x"}]}""", "request.malformed")]
    [InlineData("2027", """{"days":[{"date":"2027-01-01","kind":7,"name":"x"}]}""", "request.malformed")]
    [InlineData("2027", """{"days":[{"date":"2027-01-01","kind":"Holiday"}]}""", "request.not-valid")]
    [InlineData("2027", """{"days":[{"date":"2027-01-01","kind":"Holiday","name":"x"},{"date":"2027-01-01","kind":"Workday","name":"y"}]}""", "calendar.day-twice")]
    [InlineData("2027", """{"days":[{"date":"2027-01-01","kind":"Holiday","name":"x","hours":["08:00-12:00"]}]}""", "calendar.holiday-with-hours")]
    [InlineData("2027", """{"days":[null]}""", "request.not-valid")]
    [InlineData("2027", """{}""", "request.not-valid")]
    [InlineData("2027", "[", "request.malformed")]
    [InlineData("99999", """{"days":[]}""", "request.not-found")]
    public async Task Days_that_are_none_are_refused_by_name(string year, string body, string code)
    {
        await GivenAdministratorOfTheWholeNet();
        var request = new HttpRequestMessage(HttpMethod.Put, $"{CalendarCalls.Default}/days/{year}")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            Headers = { { "If-Match", await _admin.EtagOf(Server.Clocks.Calendars.DefaultId) } },
        };

        var answer = await _admin.SendAsync(request, TestContext.Current.CancellationToken);

        ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        (await answer.Code()).ShouldBe(code);
    }

    private static object[] Weeks(params string[][][] weeks) => [.. weeks.Select(hours => new { hours })];

    private static string[] Days(JsonElement calendar) => [.. calendar.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("date").GetString()!)];

    // The cast's highest administrator is the city's; the default calendar is the country's.
    private async Task GivenAdministratorOfTheWholeNet()
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(
            """
            insert into access.assignments (id, account_id, role, region_id, valid_from)
            values ('01900000-0000-7000-8000-00000000a004', $1, 'Administrator', $2, '2020-01-01') on conflict do nothing
            """);
        command.Parameters.AddWithValue(Cast.Administrator.Id);
        command.Parameters.AddWithValue(RegionTree.RootId);
        await command.ExecuteNonQueryAsync();

        // Heard by the server within moments.
        for (var tries = 0; tries < 100; tries++)
        {
            var answer = await _admin.PutWith(CalendarCalls.Default, CalendarCalls.Plan(), etag: null);
            if (answer.StatusCode != HttpStatusCode.Forbidden)
            {
                return;
            }

            await Task.Delay(20);
        }
    }
}

using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Clocks;

public class RegionalCalendarTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _admin = app.As(Cast.Administrator);

    [Fact]
    public async Task A_region_follows_the_nearest_calendar_above_it_and_the_national_days_hold_everywhere()
    {
        var (county, etag) = await _admin.GivenCalendar(Cast.County.Id);
        var (street, streetEtag) = await _admin.GivenCalendar(Cast.Street.Id, [["10:00-11:00"], ["10:00-11:00"], ["10:00-11:00"], ["10:00-11:00"], ["10:00-11:00"], [], []]);

        (await _admin.DueOf("3工作时", Cast.SonglinFirst.Id)).ShouldBe("2026-11-25 11:00", "the county's two hours a day");
        (await _admin.DueOf("3工作时", Cast.GuihuaFirst.Id)).ShouldBe("2026-11-26 11:00", "the street's one hour a day");
        (await _admin.DueOf("3工作时", Cast.OtherGrid.Id)).ShouldBe("2026-11-24 15:00", "the default's eight");
        (await _admin.DueOf("2工作时", Cast.SonglinFirst.Id, "2026-09-30T10:00:00%2B08:00")).ShouldBe("2026-10-08 10:00", "over National Day");

        (await _admin.PutWith($"/api/calendars/{street}", new { }, streetEtag, HttpMethod.Delete)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _admin.DueOf("3工作时", Cast.GuihuaFirst.Id)).ShouldBe("2026-11-25 11:00", "without its own it follows the county");

        await _admin.PutWith($"/api/calendars/{county}", new { }, etag, HttpMethod.Delete);
    }

    [Fact]
    public async Task Days_of_a_county_are_added_to_those_of_the_country_and_win_over_them()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.OtherCounty.Id, CalendarCalls.UsualHours);

        var answer = await _admin.PutWith(
            $"/api/calendars/{id}/days/2026",
            new { days = new[] { CalendarCalls.Holiday("2026-11-25"), new { date = "2026-10-07", kind = "Workday", name = "值班", hours = new[] { "09:00-10:00" } } } },
            etag);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _admin.DueOf("1工作日", Cast.OtherGrid.Id)).ShouldBe("2026-11-26 10:00", "the day between is a holiday of the county");
        (await _admin.DueOf("3工作时", Cast.OtherGrid.Id, "2026-09-30T17:00:00%2B08:00")).ShouldBe("2026-10-08 09:00", "an hour each on 30 September, 7 and 8 October");

        await _admin.PutWith($"/api/calendars/{id}", new { }, answer.Headers.ETag!.ToString(), HttpMethod.Delete);
    }

    [Fact]
    public async Task A_calendar_whose_own_days_are_all_knows_no_holiday_of_the_country()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.SecondStreet.Id, CalendarCalls.UsualHours, ownDays: true);

        (await _admin.DueOf("2工作时", Cast.SonglinFirst.Id, "2026-09-30T17:00:00%2B08:00")).ShouldBe("2026-10-01 09:00");

        await _admin.PutWith($"/api/calendars/{id}", new { }, etag, HttpMethod.Delete);
    }

    [Fact]
    public async Task A_region_has_one_calendar()
    {
        var (id, etag) = await _admin.GivenCalendar(Cast.Liuxi.Id);

        var second = await _admin.PostAsJsonAsync("/api/calendars", CalendarCalls.Plan(regionId: Cast.Liuxi.Id), TestContext.Current.CancellationToken);

        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await second.Code()).ShouldBe("calendar.region-has-one");

        await _admin.PutWith($"/api/calendars/{id}", new { }, etag, HttpMethod.Delete);
    }

    [Fact]
    public async Task A_calendar_sent_twice_with_one_key_is_made_once()
    {
        HttpRequestMessage Request()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/calendars") { Content = JsonContent.Create(CalendarCalls.Plan(regionId: Cast.LiuxiFirst.Id)) };
            request.Headers.Add("Idempotency-Key", "one-calendar-for-liuxi");
            return request;
        }

        var first = await _admin.SendAsync(Request(), TestContext.Current.CancellationToken);
        var again = await _admin.SendAsync(Request(), TestContext.Current.CancellationToken);

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await again.Json()).GetProperty("id").GetGuid().ShouldBe((await first.Json()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Another_process_counts_by_the_new_hours_within_two_seconds()
    {
        using var second = app.WithWebHostBuilder(_ => { });
        var there = second.CreateClient();
        there.DefaultRequestHeaders.Authorization = _admin.DefaultRequestHeaders.Authorization;
        (await there.DueOf("3工作时", Cast.Guihua.Id)).ShouldBe("2026-11-24 15:00");

        var (id, etag) = await _admin.GivenCalendar(Cast.Guihua.Id);

        var until = DateTimeOffset.UtcNow.AddSeconds(2);
        while (await there.DueOf("3工作时", Cast.Guihua.Id) != "2026-11-25 11:00")
        {
            DateTimeOffset.UtcNow.ShouldBeLessThan(until, "the other process has not heard of the change");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await _admin.PutWith($"/api/calendars/{id}", new { }, etag, HttpMethod.Delete);
    }
}

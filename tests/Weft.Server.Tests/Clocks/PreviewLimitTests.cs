using System.Net;

namespace Weft.Server.Tests.Clocks;

public class PreviewLimitTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _http = app.As(Cast.GridWorker);

    [Fact]
    public async Task A_limit_is_read_and_counted_by_the_calendar_of_the_region()
    {
        var answer = await _http.GetAsync($"/api/calendars/preview?limit=10工作时&start=2026-11-24T10:00:00%2B08:00&region={Cast.GuihuaFirst.Id}", TestContext.Current.CancellationToken);
        var preview = await answer.Json();

        preview.GetProperty("limit").GetString().ShouldBe("10工作时");
        preview.GetProperty("english").GetString().ShouldBe("10 working hours");
        preview.GetProperty("unit").GetString().ShouldBe("WorkingHour");
        preview.GetProperty("yellowAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 25, 2, 0, 0, TimeSpan.Zero));
        preview.GetProperty("dueAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero));
        preview.GetProperty("calendarName").GetString().ShouldBe("默认工作日历");
        preview.GetProperty("startsInWorkingTime").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("2紧急工作时", "2026-11-24 12:00")]
    [InlineData("15天", "2026-12-09 10:00")]
    [InlineData("3工作日", "2026-11-27 10:00")]
    public async Task Every_unit_is_counted(string limit, string due) => (await _http.DueOf(limit)).ShouldBe(due);

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity, "limit.blank")]
    [InlineData("limit=尽快", HttpStatusCode.UnprocessableEntity, "limit.not-read")]
    [InlineData("limit=种植季节15工作日", HttpStatusCode.UnprocessableEntity, "limit.words-around")]
    [InlineData("limit=1个月", HttpStatusCode.UnprocessableEntity, "limit.unknown-unit")]
    [InlineData("limit=1.5小时", HttpStatusCode.UnprocessableEntity, "limit.not-whole")]
    [InlineData("limit=0天", HttpStatusCode.UnprocessableEntity, "limit.out-of-range")]
    [InlineData("limit=1天&region=01900000-0000-7000-8000-0000000000ff", HttpStatusCode.UnprocessableEntity, "calendar.unknown-region")]
    [InlineData("limit=1天&start=0001-01-01T00:00:00Z", HttpStatusCode.BadRequest, "request.not-valid")]
    [InlineData("limit=1天&start=9999-12-31T23:59:59Z", HttpStatusCode.BadRequest, "request.not-valid")]
    [InlineData("limit=1天&start=yesterday", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("limit=1天&region=everywhere", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task What_cannot_be_counted_is_refused_by_name(string query, HttpStatusCode status, string code)
    {
        var answer = await _http.GetAsync($"/api/calendars/preview?{query}", TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
        (await answer.Code()).ShouldBe(code);
    }
}

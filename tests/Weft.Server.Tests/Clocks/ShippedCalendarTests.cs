using System.Net.Http.Json;
using System.Text.Json;
using Weft.Core.Clocks;

namespace Weft.Server.Tests.Clocks;

/// <summary>On a database of its own: the other tests change the default calendar.</summary>
public class ShippedCalendarTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Fact]
    public async Task The_shipped_calendar_is_the_one_of_the_core()
    {
        var calendar = await app.As(Cast.Administrator).GetFromJsonAsync<JsonElement>(CalendarCalls.Default, TestContext.Current.CancellationToken);

        calendar.GetProperty("timeZone").GetString().ShouldBe(CalendarPlan.ChinaTime);
        calendar.GetProperty("weeks").EnumerateArray().Single().GetProperty("hours").EnumerateArray()
            .Select(day => string.Join(' ', day.EnumerateArray().Select(span => span.GetString())))
            .ShouldBe(WorkWeek.Usual.Hours.Select(day => string.Join(' ', day)));
        calendar.GetProperty("days").EnumerateArray()
            .Select(day => $"{day.GetProperty("date")} {day.GetProperty("kind")} {day.GetProperty("name")}")
            .ShouldBe(ChineseHolidays.All.OrderBy(day => day.Date).Select(day => $"{day.Date:yyyy-MM-dd} {day.Kind} {day.Name}"));
    }
}

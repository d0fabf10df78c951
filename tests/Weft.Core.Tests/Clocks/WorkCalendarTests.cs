using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class WorkCalendarTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static readonly CalendarPlan Usual = new(CalendarPlan.ChinaTime, [WorkWeek.Usual], []);

    public static TheoryData<CalendarFault, string, CalendarPlan> Faults { get; } = new()
    {
        { CalendarFault.UnknownTimeZone, "Moon/Tycho", Usual with { TimeZone = "Moon/Tycho" } },
        { CalendarFault.NoWeek, "", Usual with { Weeks = [] } },
        { CalendarFault.WeekNeedsSevenDays, "2026-11-24", Usual with { Weeks = [new WorkWeek(Day, [[new WorkSpan(0, 1)]])] } },
        { CalendarFault.NoWorkingTime, "2026-11-24", Usual with { Weeks = [WorkWeek.Usual, WorkWeek.MondayToFriday(Day)] } },
        { CalendarFault.WeekTwice, "2026-11-24", Usual with { Weeks = [WorkWeek.MondayToFriday(Day, new WorkSpan(0, 1)), WorkWeek.MondayToFriday(Day, new WorkSpan(0, 2))] } },
        { CalendarFault.SpanOutsideTheDay, "2026-11-24", Usual with { Weeks = [WorkWeek.MondayToFriday(Day, new WorkSpan(600, 1441))] } },
        { CalendarFault.SpanOutsideTheDay, "2026-11-24", Usual with { Weeks = [WorkWeek.MondayToFriday(Day, new WorkSpan(600, 600))] } },
        { CalendarFault.SpansOverlap, "2026-11-24", Usual with { Weeks = [WorkWeek.MondayToFriday(Day, new WorkSpan(600, 700), new WorkSpan(699, 800))] } },
        { CalendarFault.SpansOverlap, "2026-11-24", Usual with { Days = [CalendarDay.Workday(Day, "", new WorkSpan(600, 700), new WorkSpan(100, 200))] } },
        { CalendarFault.DayTwice, "2026-11-24", Usual with { Days = [CalendarDay.Holiday(Day, "a"), CalendarDay.Workday(Day, "b")] } },
        { CalendarFault.HolidayWithHours, "2026-11-24", Usual with { Days = [new CalendarDay(Day, CalendarDayKind.Holiday, "", [new WorkSpan(0, 60)])] } },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_plan_with_a_fault_makes_no_calendar_and_says_where(CalendarFault fault, string where, CalendarPlan plan)
    {
        WorkCalendar.TryMake(plan, out _, out var refusal).ShouldBeFalse();

        refusal.ShouldBe(new CalendarRefusal(fault, where));
    }

    [Theory]
    [InlineData("2026-11-24 07:59", false)]
    [InlineData("2026-11-24 08:00", true)]
    [InlineData("2026-11-24 12:00", true)]
    [InlineData("2026-11-24 12:01", false)]
    [InlineData("2026-11-28 10:00", false)]
    [InlineData("2026-02-28 10:00", true)]
    [InlineData("2026-10-01 10:00", false)]
    public void Working_time_is_what_the_calendar_says(string moment, bool works) =>
        China.Calendar.IsWorkingTime(China.At(moment)).ShouldBe(works);

    [Fact]
    public void The_last_moment_of_a_year_worked_through_is_working_time()
    {
        var always = AnyClocks.Make(Usual with { Weeks = [new WorkWeek(Day, [.. Enumerable.Repeat((IReadOnlyList<WorkSpan>)[new WorkSpan(0, 1440)], 7)])] });

        always.IsWorkingTime(China.At("2027-01-01 00:00")).ShouldBeTrue();
        always.WorkingTimeBetween(China.At("2026-01-01 00:00"), China.At("2028-01-01 00:00")).ShouldBe(TimeSpan.FromDays(730));
    }

    [Fact]
    public void Working_time_backwards_is_negative() =>
        China.Calendar.WorkingTimeBetween(China.At("2026-11-24 10:00"), China.At("2026-11-24 09:00")).ShouldBe(TimeSpan.FromHours(-1));

    [Fact]
    public void Summer_time_is_counted_as_it_passes()
    {
        var nights = AnyClocks.Make(new CalendarPlan("Europe/Berlin", [new WorkWeek(Day, [.. Enumerable.Repeat((IReadOnlyList<WorkSpan>)[new WorkSpan(0, 360)], 7)])], []));

        // The night of 29 March 2026 is an hour shorter, that of 25 October an hour longer.
        nights.WorkingTimeBetween(Utc(2026, 3, 28, 12), Utc(2026, 3, 29, 12)).ShouldBe(TimeSpan.FromHours(5));
        nights.WorkingTimeBetween(Utc(2026, 10, 24, 12), Utc(2026, 10, 25, 12)).ShouldBe(TimeSpan.FromHours(7));
    }

    [Theory]
    [InlineData("08:30-12:00", 510, 720)]
    [InlineData("00:00-24:00", 0, 1440)]
    public void A_span_is_written_as_it_is_read(string text, int from, int to)
    {
        WorkSpan.TryParse(text, out var span).ShouldBeTrue();

        span.ShouldBe(new WorkSpan(from, to));
        span.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("8:30-12:00")]
    [InlineData("12:00-12:00")]
    [InlineData("18:00-08:00")]
    [InlineData("08:60-12:00")]
    [InlineData("08:00-24:01")]
    [InlineData("08:00-12:00-14:00")]
    [InlineData("-1:00-12:00")]
    public void What_is_no_span_of_a_day_is_not_read(string? text) => WorkSpan.TryParse(text, out _).ShouldBeFalse();

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);
}

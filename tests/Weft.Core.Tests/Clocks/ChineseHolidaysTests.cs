using System.Globalization;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class ChineseHolidaysTests
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    [Fact]
    public void The_notice_for_2026_gives_33_days_off_and_six_make_up_workdays()
    {
        ChineseHolidays.Published2026.Count(day => day.Kind == CalendarDayKind.Holiday).ShouldBe(33);
        ChineseHolidays.Published2026.Where(day => day.Kind == CalendarDayKind.Workday).Select(day => day.Date).Order().ShouldBe(
            [new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10)]);
    }

    [Fact]
    public void Make_up_workdays_are_weekend_days() =>
        ChineseHolidays.All.Where(day => day.Kind == CalendarDayKind.Workday).ShouldAllBe(day => day.Date.DayOfWeek == DayOfWeek.Saturday || day.Date.DayOfWeek == DayOfWeek.Sunday);

    [Fact]
    public void There_are_13_statutory_days_in_2027() => ChineseHolidays.Statutory2027.Count.ShouldBe(13);

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    public void The_lunar_festivals_are_days_off(int year)
    {
        var newYear = LunarDay(year, 1, 1);
        DateOnly[] festivals = [newYear.AddDays(-1), newYear, newYear.AddDays(1), newYear.AddDays(2), LunarDay(year, 5, 5), LunarDay(year, 8, 15)];

        festivals.Except(ChineseHolidays.All.Where(day => day.Kind == CalendarDayKind.Holiday).Select(day => day.Date)).ShouldBeEmpty();
    }

    // A leap month before it moves the number .NET gives to a lunar month by one.
    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);

        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }
}

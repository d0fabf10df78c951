using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class CalendarPlanTests
{
    private static readonly DateOnly Day = new(2026, 4, 20);

    [Fact]
    public void The_days_of_the_plan_above_hold_where_a_plan_says_nothing()
    {
        var city = new CalendarPlan(CalendarPlan.ChinaTime, [WorkWeek.Usual], ChineseHolidays.All);
        var county = new CalendarPlan(CalendarPlan.ChinaTime, [WorkWeek.Usual], [CalendarDay.Holiday(Day, "三月三"), CalendarDay.Workday(new DateOnly(2026, 10, 7), "值班")]);

        var calendar = AnyClocks.Make(county.WithDaysOf(city));

        calendar.HoursOf(Day).ShouldBeEmpty();
        calendar.HoursOf(new DateOnly(2026, 10, 6)).ShouldBeEmpty("a national holiday");
        calendar.HoursOf(new DateOnly(2026, 10, 7)).ShouldNotBeEmpty("the county's own word comes first");
        calendar.Plan.Days.Count.ShouldBe(ChineseHolidays.All.Count + 1);
    }

    [Fact]
    public void A_calendar_that_changes_under_a_running_clock_moves_nothing()
    {
        var clock = Clock.Start(China.Calendar, new Limit(1, LimitUnit.WorkingDay), China.At("2026-11-24 10:00"));
        var shorter = AnyClocks.Make(new CalendarPlan(CalendarPlan.ChinaTime, [WorkWeek.MondayToFriday(DateOnly.MinValue, new WorkSpan(540, 660))], []));

        var resumed = clock.Pause(shorter, clock.StartedAt).Resume(shorter, clock.StartedAt);

        clock.DueAt.Local().ShouldBe("2026-11-25 10:00");
        resumed.DueAt.ShouldBe(clock.DueAt, "two hours by the new hours were left, and two hours later it is the same moment");
        resumed.Allotted.ShouldBe(TimeSpan.FromHours(8), "what was granted stays granted");
    }
}

using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class DueTests
{
    [Theory]
    [InlineData("2026-11-24 10:00", 2, LimitUnit.WorkingHour, "2026-11-24 12:00", "the last moment of the morning, not the first of the afternoon")]
    [InlineData("2026-11-24 10:00", 3, LimitUnit.WorkingHour, "2026-11-24 15:00", "noon does not count")]
    [InlineData("2026-11-24 13:00", 1, LimitUnit.WorkingHour, "2026-11-24 15:00", "begun in the noon break")]
    [InlineData("2026-11-24 20:00", 4, LimitUnit.WorkingHour, "2026-11-25 12:00", "begun after work")]
    [InlineData("2026-11-27 17:00", 4, LimitUnit.WorkingHour, "2026-11-30 11:00", "over the weekend")]
    [InlineData("2026-11-24 17:50", 15, LimitUnit.WorkingMinute, "2026-11-25 08:05", "fifteen minutes over the night")]
    [InlineData("2026-11-24 23:50", 15, LimitUnit.UrgentMinute, "2026-11-25 00:05", "urgent runs at night")]
    [InlineData("2026-10-01 03:00", 2, LimitUnit.UrgentHour, "2026-10-01 05:00", "urgent runs on National Day")]
    [InlineData("2026-11-23 10:00", 3, LimitUnit.WorkingDay, "2026-11-26 10:00", "the same working moment three working days on")]
    [InlineData("2026-11-24 19:00", 1, LimitUnit.WorkingDay, "2026-11-25 18:00", "begun after work: the whole next day")]
    [InlineData("2026-11-21 09:00", 1, LimitUnit.WorkingDay, "2026-11-23 18:00", "begun on a Saturday: the whole Monday")]
    [InlineData("2026-02-13 16:00", 1, LimitUnit.WorkingDay, "2026-02-14 16:00", "the Saturday before Spring Festival is a make-up workday")]
    [InlineData("2026-02-14 16:00", 1, LimitUnit.WorkingDay, "2026-02-24 16:00", "nine days of Spring Festival")]
    [InlineData("2026-09-30 17:00", 2, LimitUnit.WorkingHour, "2026-10-08 09:00", "the National Day week")]
    [InlineData("2026-12-31 17:00", 2, LimitUnit.WorkingHour, "2027-01-04 09:00", "over the end of the year and its holiday")]
    [InlineData("2027-02-04 17:00", 2, LimitUnit.WorkingHour, "2027-02-09 09:00", "Spring Festival 2027")]
    [InlineData("2026-02-13 16:00", 15, LimitUnit.NaturalDay, "2026-02-28 16:00", "natural days run through everything")]
    public void A_limit_ends_when_people_expect_it(string start, int amount, LimitUnit unit, string due, string because) =>
        China.Calendar.Due(China.At(start), new Limit(amount, unit)).Local().ShouldBe(due, because);

    [Fact]
    public void A_due_time_is_given_in_utc() =>
        China.Calendar.Due(China.At("2026-11-24 10:00"), new Limit(1, LimitUnit.WorkingHour)).ShouldSatisfyAllConditions(
            due => due.Offset.ShouldBe(TimeSpan.Zero),
            due => due.UtcDateTime.ShouldBe(new DateTime(2026, 11, 24, 3, 0, 0)));

    [Fact]
    public void Summer_hours_change_what_a_working_day_is_worth_from_their_first_day_on()
    {
        var calendar = AnyClocks.Make(new CalendarPlan(
            CalendarPlan.ChinaTime,
            [WorkWeek.Usual, WorkWeek.MondayToFriday(new DateOnly(2026, 7, 1), new WorkSpan(480, 720), new WorkSpan(900, 1080))],
            []));

        calendar.Due(China.At("2026-06-30 15:00"), new Limit(8, LimitUnit.WorkingHour)).Local().ShouldBe("2026-07-01 16:00");
        calendar.Due(China.At("2026-07-01 15:30"), new Limit(1, LimitUnit.WorkingDay)).Local().ShouldBe("2026-07-02 15:30");
    }

    [Fact]
    public void A_make_up_workday_may_have_hours_of_its_own()
    {
        var calendar = AnyClocks.Make(new CalendarPlan(
            CalendarPlan.ChinaTime, [WorkWeek.Usual], [CalendarDay.Workday(new DateOnly(2026, 11, 28), "值班", new WorkSpan(540, 660))]));

        calendar.Due(China.At("2026-11-27 18:00"), new Limit(3, LimitUnit.WorkingHour)).Local().ShouldBe("2026-11-30 09:00");
    }

    [Fact]
    public void A_limit_of_years_is_counted_as_fast_as_one_of_hours()
    {
        var limit = new Limit(3_650, LimitUnit.WorkingDay);
        var start = China.At("2026-11-24 10:00");
        var due = China.Calendar.Due(start, limit);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 10_000; i++)
        {
            China.Calendar.Due(start, limit).ShouldBe(due);
        }

        // 14 years in well under a tenth of a millisecond, on a busy machine and with a debug build: no walking minute by minute.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void What_would_end_after_the_last_moment_of_the_calendar_ends_with_it()
    {
        var aMinuteAWeek = AnyClocks.Make(new CalendarPlan(CalendarPlan.ChinaTime, [new WorkWeek(DateOnly.MinValue, [[new WorkSpan(0, 1)], [], [], [], [], [], []])], []));
        var tenYears = new Limit(87_600, LimitUnit.WorkingHour);

        var clock = Clock.Start(aMinuteAWeek, tenYears, China.At("2026-11-24 10:00"));

        clock.DueAt.ShouldBe(WorkCalendar.Latest);
        clock.Pause(aMinuteAWeek, clock.StartedAt).Resume(aMinuteAWeek, clock.StartedAt).Extend(aMinuteAWeek, tenYears, clock.StartedAt).DueAt.ShouldBe(WorkCalendar.Latest);
        aMinuteAWeek.Due(WorkCalendar.Latest, new Limit(1, LimitUnit.NaturalDay)).ShouldBe(WorkCalendar.Latest);
    }

    [Fact]
    public void Moments_outside_three_centuries_are_a_bug_of_the_caller()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => China.Calendar.Due(DateTimeOffset.MinValue, new Limit(1, LimitUnit.WorkingDay)));
        Should.Throw<ArgumentOutOfRangeException>(() => China.Calendar.Due(DateTimeOffset.MaxValue, new Limit(1, LimitUnit.NaturalDay)));
    }
}

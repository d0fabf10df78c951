using CsCheck;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class WorkingTimePropertyTests
{
    private static readonly Gen<(WorkCalendar Calendar, DateTimeOffset Start)> AnyStart = Gen.Select(AnyClocks.Calendar, AnyClocks.Moment);

    [Fact]
    public void Adding_in_two_parts_is_adding_at_once() =>
        Gen.Select(AnyStart, AnyClocks.Work, AnyClocks.Work).Sample((any, a, b) =>
            any.Calendar.Add(any.Calendar.Add(any.Start, a), b) == any.Calendar.Add(any.Start, a + b));

    [Fact]
    public void More_work_ends_later_and_a_later_start_never_ends_earlier() =>
        Gen.Select(AnyStart, AnyClocks.Moment, AnyClocks.Work, AnyClocks.Work).Sample((any, other, a, b) =>
            (a == b || any.Calendar.Add(any.Start, a) < any.Calendar.Add(any.Start, b) == a < b)
            && (any.Start <= other ? any.Calendar.Add(any.Start, a) <= any.Calendar.Add(other, a) : any.Calendar.Add(other, a) <= any.Calendar.Add(any.Start, a)));

    [Fact]
    public void The_end_of_work_is_working_time() =>
        Gen.Select(AnyStart, AnyClocks.Work).Sample((any, work) =>
            work == TimeSpan.Zero || any.Calendar.IsWorkingTime(any.Calendar.Add(any.Start, work)));

    [Fact]
    public void The_working_time_to_the_end_of_work_is_the_work() =>
        Gen.Select(AnyStart, AnyClocks.Work).Sample((any, work) =>
            any.Calendar.WorkingTimeBetween(any.Start, any.Calendar.Add(any.Start, work)) == work);

    [Fact]
    public void Working_time_adds_up_over_any_moment_between() =>
        Gen.Select(AnyStart, AnyClocks.Moment, AnyClocks.Moment).Sample((any, b, c) =>
            any.Calendar.WorkingTimeBetween(any.Start, b) + any.Calendar.WorkingTimeBetween(b, c) == any.Calendar.WorkingTimeBetween(any.Start, c));

    [Fact]
    public void Working_time_is_what_a_walk_minute_by_minute_finds() =>
        Gen.Select(AnyStart, Gen.Int[1, 4_000]).Sample(
            (any, minutes) =>
            {
                var start = new DateTimeOffset(any.Start.UtcTicks - (any.Start.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
                var walk = Enumerable.Range(0, minutes).Select(minute => start.AddMinutes(minute)).ToArray();
                var walked = walk.Count(minute => WorksAt(any.Calendar, minute));

                // The hour that comes twice in autumn is worked through once or twice as the spans around it say; a walk cannot tell.
                return walk.Any(minute => TimeZoneInfo.FindSystemTimeZoneById(any.Calendar.Plan.TimeZone).IsAmbiguousTime(minute))
                    || any.Calendar.WorkingTimeBetween(start, start.AddMinutes(minutes)) == TimeSpan.FromMinutes(walked);
            },
            iter: 300);

    [Fact]
    public void A_limit_ends_after_it_begins_and_working_limits_in_working_time() =>
        Gen.Select(AnyStart, AnyClocks.Limit).Sample(
            (any, limit) =>
            {
                var due = any.Calendar.Due(any.Start, limit);
                return due > any.Start && (limit.Unit.RunsDayAndNight() || due == WorkCalendar.Latest || any.Calendar.IsWorkingTime(due));
            },
            iter: 300);

    // The calendar's plan read directly, day by day, with none of the calendar's own arithmetic.
    private static bool WorksAt(WorkCalendar calendar, DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(moment, calendar.Plan.TimeZone).DateTime;
        var day = DateOnly.FromDateTime(local);
        var special = calendar.Plan.Days.FirstOrDefault(special => special.Date == day);
        var minute = local.TimeOfDay.TotalMinutes;
        var hours = special is null || special is { Kind: CalendarDayKind.Workday, Hours.Count: 0 } ? calendar.HoursOf(day) : special.Hours;

        return hours.Any(span => span.FromMinute <= minute && minute < span.ToMinute);
    }
}

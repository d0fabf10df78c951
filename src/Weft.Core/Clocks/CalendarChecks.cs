using System.Globalization;

namespace Weft.Core.Clocks;

/// <summary>Finds the first fault of a plan.</summary>
internal static class CalendarChecks
{
    public static CalendarRefusal? FirstFault(CalendarPlan plan)
    {
        if (plan.Weeks.Count == 0)
        {
            return new CalendarRefusal(CalendarFault.NoWeek, "");
        }

        var faults = plan.Weeks.Select(FaultOf).Concat(plan.Days.Select(FaultOf)).Append(RepeatedWeek(plan)).Append(RepeatedDay(plan));

        return faults.FirstOrDefault(fault => fault is not null);
    }

    private static CalendarRefusal? FaultOf(WorkWeek week)
    {
        var where = Name(week.ValidFrom);

        return week.Hours.Count != 7 ? new CalendarRefusal(CalendarFault.WeekNeedsSevenDays, where)
            : week.Hours.Select(FaultOf).FirstOrDefault(fault => fault is not null) is { } fault ? new CalendarRefusal(fault, where)
            : week.Hours.All(day => day.Count == 0) ? new CalendarRefusal(CalendarFault.NoWorkingTime, where)
            : null;
    }

    private static CalendarRefusal? FaultOf(CalendarDay day) =>
        day is { Kind: CalendarDayKind.Holiday, Hours.Count: > 0 } ? new CalendarRefusal(CalendarFault.HolidayWithHours, Name(day.Date))
        : FaultOf(day.Hours) is { } fault ? new CalendarRefusal(fault, Name(day.Date))
        : null;

    private static CalendarFault? FaultOf(IReadOnlyList<WorkSpan> spans) =>
        spans.Any(span => !span.LiesInADay) ? CalendarFault.SpanOutsideTheDay
        : spans.Zip(spans.Skip(1)).Any(pair => pair.First.ToMinute > pair.Second.FromMinute) ? CalendarFault.SpansOverlap
        : null;

    private static CalendarRefusal? RepeatedWeek(CalendarPlan plan) =>
        plan.Weeks.CountBy(week => week.ValidFrom).FirstOrDefault(times => times.Value > 1) is { Value: > 1 } twice
            ? new CalendarRefusal(CalendarFault.WeekTwice, Name(twice.Key))
            : null;

    private static CalendarRefusal? RepeatedDay(CalendarPlan plan) =>
        plan.Days.CountBy(day => day.Date).FirstOrDefault(times => times.Value > 1) is { Value: > 1 } twice
            ? new CalendarRefusal(CalendarFault.DayTwice, Name(twice.Key))
            : null;

    private static string Name(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

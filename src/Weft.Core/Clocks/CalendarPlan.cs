namespace Weft.Core.Clocks;

/// <summary>A calendar as data: the weeks of working hours, each from its first day on, and the days that differ from them.</summary>
/// <param name="TimeZone">An IANA time zone id.</param>
/// <param name="Weeks">At least one. The earliest also holds for all time before it; a city with summer and winter hours has one a season.</param>
/// <param name="Days">Holidays and make-up workdays (调休), at most one entry a day.</param>
public sealed record CalendarPlan(string TimeZone, IReadOnlyList<WorkWeek> Weeks, IReadOnlyList<CalendarDay> Days)
{
    public const string ChinaTime = "Asia/Shanghai";

    /// <summary>This plan with the days of the one above it (of the city, of the country) wherever it has none of its own for a date.</summary>
    public CalendarPlan WithDaysOf(CalendarPlan above) =>
        this with { Days = [.. Days, .. above.Days.ExceptBy(Days.Select(day => day.Date), day => day.Date)] };
}

/// <summary>The working hours of a week, valid from <paramref name="ValidFrom"/> until the next week's begin: seven lists, Monday first; an empty list is a day off.</summary>
public sealed record WorkWeek(DateOnly ValidFrom, IReadOnlyList<IReadOnlyList<WorkSpan>> Hours)
{
    /// <summary>The hours of 数字城管 systems where a city says nothing else: Monday to Friday, 8 to 12 and 14 to 18.</summary>
    public static WorkWeek Usual { get; } = MondayToFriday(DateOnly.MinValue, new WorkSpan(8 * 60, 12 * 60), new WorkSpan(14 * 60, 18 * 60));

    public static WorkWeek MondayToFriday(DateOnly validFrom, params WorkSpan[] hours) =>
        new(validFrom, [hours, hours, hours, hours, hours, [], []]);

    internal IReadOnlyList<WorkSpan> On(DayOfWeek day) => Hours[((int)day + 6) % 7];

    /// <summary>The hours most days of the week have, the longer where two are as frequent: what one working day is worth.</summary>
    internal IReadOnlyList<WorkSpan> NormalDay() => Hours
        .Where(day => day.Count > 0)
        .GroupBy(Minutes)
        .OrderByDescending(days => days.Count()).ThenByDescending(days => days.Key)
        .First().First();

    internal static int Minutes(IReadOnlyList<WorkSpan> day) => day.Sum(span => span.ToMinute - span.FromMinute);
}

/// <summary>A day that differs from its weekday. A holiday has no hours; a workday without hours has those of a normal day.</summary>
public sealed record CalendarDay(DateOnly Date, CalendarDayKind Kind, string Name, IReadOnlyList<WorkSpan> Hours)
{
    public static CalendarDay Holiday(DateOnly date, string name) => new(date, CalendarDayKind.Holiday, name, []);

    public static CalendarDay Workday(DateOnly date, string name, params WorkSpan[] hours) => new(date, CalendarDayKind.Workday, name, hours);
}

public enum CalendarDayKind
{
    Holiday,

    /// <summary>A make-up workday (调休上班), mostly on a weekend.</summary>
    Workday,
}

/// <summary>Why a plan makes no calendar. Each value is one stable problem code of the API.</summary>
public enum CalendarFault
{
    UnknownTimeZone,
    NoWeek,
    WeekNeedsSevenDays,
    WeekTwice,

    /// <summary>A limit of working time would never end.</summary>
    NoWorkingTime,
    SpanOutsideTheDay,

    /// <summary>Spans of a day must follow each other without overlapping.</summary>
    SpansOverlap,
    DayTwice,
    HolidayWithHours,
}

/// <summary>A fault of a plan and the week or day it was found in.</summary>
public readonly record struct CalendarRefusal(CalendarFault Fault, string Where);

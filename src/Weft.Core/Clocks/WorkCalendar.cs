using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Weft.Core.Clocks;

/// <summary>Counts working time. Immutable, safe to share between threads; every answer takes about a microsecond, whatever the distance.</summary>
/// <remarks>
/// Moments go in with any offset and come out in UTC. They must lie between <see cref="Earliest"/> and <see cref="Latest"/>; what would
/// end later (ten years of working time where people work a minute a week) ends at <see cref="Latest"/>.
/// </remarks>
public sealed class WorkCalendar
{
    private readonly TimeZoneInfo _zone;
    private readonly WorkWeek[] _weeks;
    private readonly IReadOnlyList<WorkSpan>[] _normalDays;
    private readonly Dictionary<DateOnly, CalendarDay> _days;
    private readonly ConcurrentDictionary<int, WorkYear> _years = new();

    private WorkCalendar(CalendarPlan plan, TimeZoneInfo zone)
    {
        Plan = plan;
        _zone = zone;
        _weeks = [.. plan.Weeks.OrderBy(week => week.ValidFrom)];
        _normalDays = [.. _weeks.Select(week => week.NormalDay())];
        _days = plan.Days.ToDictionary(day => day.Date);
    }

    public static DateTimeOffset Earliest { get; } = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Latest { get; } = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public CalendarPlan Plan { get; }

    /// <summary>Makes a calendar of a plan, or names what is wrong with it.</summary>
    public static bool TryMake(CalendarPlan plan, [NotNullWhen(true)] out WorkCalendar? calendar, out CalendarRefusal refusal)
    {
        calendar = null;
        refusal = default;

        if (TimeZones.Find(plan.TimeZone) is not { } zone)
        {
            refusal = new CalendarRefusal(CalendarFault.UnknownTimeZone, plan.TimeZone);
        }
        else if (CalendarChecks.FirstFault(plan) is { } fault)
        {
            refusal = fault;
        }
        else
        {
            calendar = new WorkCalendar(plan, zone);
        }

        return calendar is not null;
    }

    /// <summary>When a limit that begins at <paramref name="start"/> ends. Urgent units and natural days (24 hours each) run day and night.</summary>
    /// <remarks>
    /// A working day is worth the working time of a normal day of the week that is valid at the start: three working days from Monday 10:00
    /// end on Thursday 10:00. So count the 数字城管 systems in use, which fold 1工作日 into 8 working hours; the standards
    /// (GB/T 30428, CJ/T 315) give limits in working days and leave the counting to the city.
    /// </remarks>
    public DateTimeOffset Due(DateTimeOffset start, Limit limit) =>
        limit.Unit.RunsDayAndNight() ? NotAfterLatest(Checked(start) + LengthOf(limit, start)) : Add(start, LengthOf(limit, start));

    /// <summary>The limit as a length: of working time for working units, of time for the others.</summary>
    public TimeSpan LengthOf(Limit limit, DateTimeOffset start) => limit.Unit switch
    {
        LimitUnit.UrgentMinute => TimeSpan.FromMinutes(limit.Amount),
        LimitUnit.UrgentHour => TimeSpan.FromHours(limit.Amount),
        LimitUnit.WorkingMinute => TimeSpan.FromMinutes(limit.Amount),
        LimitUnit.WorkingHour => TimeSpan.FromHours(limit.Amount),
        LimitUnit.WorkingDay => limit.Amount * TimeSpan.FromMinutes(WorkWeek.Minutes(_normalDays[WeekOf(LocalDay(start))])),
        LimitUnit.NaturalDay => TimeSpan.FromDays(limit.Amount),
    };

    /// <summary>The moment at which <paramref name="workingTime"/> (not negative) has been worked since <paramref name="start"/>; the start itself for none.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);

        if (workingTime == TimeSpan.Zero)
        {
            return Checked(start);
        }

        var year = LocalDay(start).Year;
        var work = Year(year).UpTo(start.UtcTicks) + workingTime.Ticks;

        for (; year < Latest.Year && work > Year(year).Total; year++)
        {
            work -= Year(year).Total;
        }

        return year < Latest.Year ? NotAfterLatest(new DateTimeOffset(Year(year).MomentOf(work), TimeSpan.Zero)) : Latest;
    }

    /// <summary>How much working time lies between two moments; negative when they are the other way round.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (from > to)
        {
            return -WorkingTimeBetween(to, from);
        }

        var (first, last) = (LocalDay(from).Year, LocalDay(to).Year);
        var work = Year(last).UpTo(to.UtcTicks) - Year(first).UpTo(from.UtcTicks);

        for (var year = first; year < last; year++)
        {
            work += Year(year).Total;
        }

        return TimeSpan.FromTicks(work);
    }

    /// <summary>Whether people work at that moment. The first and the last moment of a span both count, so that a due time is always working time.</summary>
    public bool IsWorkingTime(DateTimeOffset moment)
    {
        var day = LocalDay(moment);

        // Midnight is also the last moment of the day before, which may belong to the year before.
        return Year(day.Year).Holds(moment.UtcTicks) || Year(day.AddDays(-1).Year).Holds(moment.UtcTicks);
    }

    /// <summary>The working hours of a local day: none on a day off.</summary>
    public IReadOnlyList<WorkSpan> HoursOf(DateOnly day) => _days.GetValueOrDefault(day) switch
    {
        null => _weeks[WeekOf(day)].On(day.DayOfWeek),
        { Kind: CalendarDayKind.Workday, Hours.Count: 0 } => _normalDays[WeekOf(day)],
        var special => special.Hours,
    };

    private int WeekOf(DateOnly day)
    {
        var i = _weeks.Length - 1;

        while (i > 0 && _weeks[i].ValidFrom > day)
        {
            i--;
        }

        return i;
    }

    private WorkYear Year(int year) => _years.GetOrAdd(year, static (y, self) => WorkYear.Of(y, self._zone, self.HoursOf), this);

    private DateOnly LocalDay(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Checked(moment), _zone).DateTime);

    private static DateTimeOffset NotAfterLatest(DateTimeOffset moment) => moment < Latest ? moment : Latest;

    private static DateTimeOffset Checked(DateTimeOffset moment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moment, Earliest);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(moment, Latest);

        return moment.ToUniversalTime();
    }
}

using CsCheck;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

/// <summary>Calendars, moments and limits of all shapes, crowded around the boundaries where counting goes wrong.</summary>
internal static class AnyClocks
{
    public static Gen<Limit> Limit { get; } =
        Gen.Enum<LimitUnit>().SelectMany(unit => Gen.Int[1, unit.Most()].Select(amount => new Limit(amount, unit)));

    public static Gen<Limit> ShortLimit { get; } =
        Gen.Enum<LimitUnit>().SelectMany(unit => Gen.Int[1, 60].Select(amount => new Limit(amount, unit)));

    private static readonly Gen<IReadOnlyList<WorkSpan>> Hours = Gen.Frequency(
        (3, Gen.Const<IReadOnlyList<WorkSpan>>([new WorkSpan(480, 720), new WorkSpan(840, 1080)])),
        (1, Gen.Const<IReadOnlyList<WorkSpan>>([])),
        (1, Gen.Const<IReadOnlyList<WorkSpan>>([new WorkSpan(0, 1440)])),
        (1, Gen.Const<IReadOnlyList<WorkSpan>>([new WorkSpan(0, 1), new WorkSpan(1, 2), new WorkSpan(1439, 1440)])),
        (2, Gen.Int[0, 1440].HashSet[0, 6].Select(cuts => (IReadOnlyList<WorkSpan>)
            [.. cuts.Order().Chunk(2).Where(pair => pair.Length == 2).Select(pair => new WorkSpan(pair[0], pair[1]))])));

    private static readonly Gen<DateOnly> Date = Gen.OneOf(
        Gen.Int[-5, 5].Select(days => new DateOnly(2027, 1, 1).AddDays(days)),
        Gen.Int[0, 1000].Select(days => new DateOnly(2026, 1, 1).AddDays(days)));

    private static readonly Gen<WorkWeek> Week =
        Gen.Select(Date, Hours.Array[7]).Where((_, hours) => hours.Any(day => day.Count > 0)).Select((from, hours) => new WorkWeek(from, hours));

    private static readonly Gen<CalendarDay> Special = Gen.Select(Date, Hours, Gen.Bool, (date, hours, off) =>
        off ? CalendarDay.Holiday(date, "假日") : CalendarDay.Workday(date, "调休上班", [.. hours]));

    public static Gen<WorkCalendar> Calendar { get; } =
        Gen.Select(Gen.OneOf("Asia/Shanghai", "Asia/Shanghai", "Europe/Berlin", "America/New_York"), Week.Array[1, 3], Special.Array[0, 30])
            .Select((zone, weeks, days) => Make(new CalendarPlan(zone, [.. weeks.DistinctBy(w => w.ValidFrom)], [.. days.DistinctBy(d => d.Date)])));

    public static Gen<DateTimeOffset> Moment { get; } = Gen.OneOf(
        Gen.Select(Date, Gen.OneOf(0, 1, 479, 480, 481, 720, 721, 840, 1080, 1439), (date, minute) =>
            new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue).AddMinutes(minute), TimeSpan.FromHours(8))),
        Gen.Select(Date, Gen.Long[0, TimeSpan.TicksPerDay - 1], (date, ticks) =>
            new DateTimeOffset(date.ToDateTime(new TimeOnly(ticks)), TimeSpan.FromHours(8))));

    public static Gen<TimeSpan> Work { get; } = Gen.OneOf(
        Gen.Int[0, 40].Select(hours => TimeSpan.FromHours(hours)),
        Gen.Long[0, 400 * TimeSpan.TicksPerHour].Select(TimeSpan.FromTicks),
        Gen.Long[0, 3].Select(TimeSpan.FromTicks));

    public static WorkCalendar Make(CalendarPlan plan) =>
        WorkCalendar.TryMake(plan, out var calendar, out var refusal) ? calendar : throw new ArgumentException(refusal.ToString(), nameof(plan));
}

using System.Text.Json;
using Weft.Core.Clocks;

namespace Weft.Server.Clocks;

/// <summary>Between rows and the core's plan.</summary>
internal static class CalendarPlans
{
    public static CalendarPlan ToPlan(this CalendarRow row) => new(
        row.TimeZone,
        [.. row.Weeks.OrderBy(week => week.ValidFrom).Select(week => new WorkWeek(week.ValidFrom, Hours(week.Hours)))],
        [.. row.Days.OrderBy(day => day.Date).Select(day => new CalendarDay(day.Date, day.Kind, day.Name, SpanTexts.Read(day.Hours)))]);

    /// <summary>Replaces the weeks; rows that stay are kept, so that only a real change is written.</summary>
    public static void SetWeeks(this CalendarRow row, IReadOnlyList<WorkWeek> weeks)
    {
        row.Weeks.RemoveAll(old => weeks.All(week => week.ValidFrom != old.ValidFrom));

        foreach (var week in weeks)
        {
            if (row.Weeks.Find(old => old.ValidFrom == week.ValidFrom) is { } kept)
            {
                kept.Hours = Json(week);
            }
            else
            {
                row.Weeks.Add(week.ToRow(row.Id));
            }
        }
    }

    /// <summary>Replaces the days of one year.</summary>
    public static void SetDays(this CalendarRow row, int year, IReadOnlyList<CalendarDay> days)
    {
        row.Days.RemoveAll(old => old.Date.Year == year && days.All(day => day.Date != old.Date));

        foreach (var day in days)
        {
            if (row.Days.Find(old => old.Date == day.Date) is { } kept)
            {
                (kept.Kind, kept.Name, kept.Hours) = (day.Kind, day.Name, SpanTexts.Write(day.Hours));
            }
            else
            {
                row.Days.Add(new DayRow { CalendarId = row.Id, Date = day.Date, Kind = day.Kind, Name = day.Name, Hours = SpanTexts.Write(day.Hours) });
            }
        }
    }

    public static WeekRow ToRow(this WorkWeek week, Guid calendarId) =>
        new() { CalendarId = calendarId, ValidFrom = week.ValidFrom, Hours = Json(week) };

    private static string Json(WorkWeek week) => JsonSerializer.Serialize(week.Hours.Select(SpanTexts.Write));

    private static IReadOnlyList<IReadOnlyList<WorkSpan>> Hours(string json) =>
        [.. (JsonSerializer.Deserialize<string[][]>(json) ?? []).Select(SpanTexts.Read)];
}

internal static class SpanTexts
{
    public static string[] Write(IReadOnlyList<WorkSpan> spans) => [.. spans.Select(span => span.ToString())];

    /// <summary>What was written by <see cref="Write"/>; a row that somebody spoilt by hand is a fault of the data and stops the reading.</summary>
    public static IReadOnlyList<WorkSpan> Read(string[] texts) => [.. texts.Select(text =>
        WorkSpan.TryParse(text, out var span) ? span : throw new InvalidOperationException($"The calendars hold a span that is none: {text}"))];
}

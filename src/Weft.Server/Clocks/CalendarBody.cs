using Weft.Core.Clocks;
using Weft.Server.Http;

namespace Weft.Server.Clocks;

/// <summary>The hours of a week: seven lists of spans like 08:00-12:00, Monday first, valid from a day on; without one, since ever.</summary>
internal sealed record WeekBody(DateOnly? ValidFrom, IReadOnlyList<IReadOnlyList<string>>? Hours)
{
    public static WeekBody Of(WorkWeek week) =>
        new(week.ValidFrom == DateOnly.MinValue ? null : week.ValidFrom, [.. week.Hours.Select(SpanTexts.Write)]);
}

/// <summary>A holiday, or a make-up workday with its hours; without any, those of a normal day.</summary>
internal sealed record DayBody(DateOnly Date, CalendarDayKind Kind, string? Name, IReadOnlyList<string>? Hours)
{
    public static DayBody Of(CalendarDay day) => new(day.Date, day.Kind, day.Name, SpanTexts.Write(day.Hours));
}

/// <summary>A calendar as the API gives it. <paramref name="Days"/> are its own; with <paramref name="OwnDays"/> false those of the calendar above hold too.</summary>
internal sealed record CalendarAnswer(
    Guid Id, Guid? RegionId, string Name, string TimeZone, bool OwnDays, IReadOnlyList<WeekBody> Weeks, IReadOnlyList<DayBody> Days, DateTimeOffset ChangedAt)
{
    public static CalendarAnswer Of(CalendarRow row)
    {
        var plan = row.ToPlan();
        return new CalendarAnswer(
            row.Id, row.RegionId, row.Name, row.TimeZone, row.OwnDays, [.. plan.Weeks.Select(WeekBody.Of)], [.. plan.Days.Select(DayBody.Of)], row.ChangedAt);
    }
}

/// <summary>Reads weeks and days that people send, collecting what is wrong with each.</summary>
internal sealed class CalendarReading
{
    private const int MostWeeks = 100;
    private const int MostSpans = 24;

    public List<FieldFault> Faults { get; } = [];

    public IReadOnlyList<WorkWeek> Weeks(IReadOnlyList<WeekBody>? weeks)
    {
        if (weeks is null or { Count: 0 or > MostWeeks })
        {
            Fault("weeks", $"请给出 1 至 {MostWeeks} 个作息周。", $"Give 1 to {MostWeeks} weeks of working hours.");
            return [];
        }

        return [.. weeks.Select((week, i) => new WorkWeek(week?.ValidFrom ?? DateOnly.MinValue, Week(week?.Hours, $"weeks[{i}].hours")))];
    }

    public IReadOnlyList<CalendarDay> Days(IReadOnlyList<DayBody>? days, int year)
    {
        if (days is null or { Count: > 366 })
        {
            Fault("days", "请给出该年的节假日和调休上班日，最多 366 天。", "Give the holidays and make-up workdays of the year, at most 366.");
            return [];
        }

        return [.. days.Select((day, i) => Day(day, $"days[{i}]", year))];
    }

    public string Name(string? name, string field = "name")
    {
        if (name?.Trim() is { Length: >= 1 and <= 100 } trimmed)
        {
            return trimmed;
        }

        Fault(field, "名称为 1 至 100 个字。", "A name has 1 to 100 characters.");
        return "";
    }

    private CalendarDay Day(DayBody? day, string field, int year)
    {
        if (day is null || day.Date.Year != year || !Enum.IsDefined(day.Kind))
        {
            Fault($"{field}.date", $"日期应在 {year} 年内，类型为 Holiday 或 Workday。", $"The date lies in {year}, the kind is Holiday or Workday.");
            return CalendarDay.Holiday(default, "");
        }

        return new CalendarDay(day.Date, day.Kind, Name(day.Name, $"{field}.name"), Spans(day.Hours ?? [], $"{field}.hours"));
    }

    private IReadOnlyList<IReadOnlyList<WorkSpan>> Week(IReadOnlyList<IReadOnlyList<string>>? hours, string field)
    {
        if (hours is not { Count: 7 })
        {
            Fault(field, "一周应有七天的作息，周一在前，休息日为空。", "A week has seven lists, Monday first, empty for a day off.");
            return [];
        }

        return [.. hours.Select((day, i) => Spans(day ?? [], $"{field}[{i}]"))];
    }

    private List<WorkSpan> Spans(IReadOnlyList<string> texts, string field)
    {
        var spans = new List<WorkSpan>();

        foreach (var text in texts.Take(MostSpans + 1))
        {
            if (spans.Count == MostSpans || !WorkSpan.TryParse(text, out var span))
            {
                Fault(field, $"时段应写作 08:30-12:00，一天最多 {MostSpans} 段。", $"A span is written 08:30-12:00, at most {MostSpans} a day.");
                break;
            }

            spans.Add(span);
        }

        return spans;
    }

    private void Fault(string field, string chinese, string english) => Faults.Add(new FieldFault(field, chinese, english));
}

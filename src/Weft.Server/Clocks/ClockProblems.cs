using Weft.Core.Clocks;
using Weft.Server.Http;

namespace Weft.Server.Clocks;

/// <summary>Every "no" about calendars and limits, on one page.</summary>
internal static class ClockProblems
{
    public static readonly ProblemCode RegionHasOne = new(409, "calendar.region-has-one",
        "该区域已有工作日历，请修改原有的日历。", "This region has a calendar already: change that one.");

    public static readonly ProblemCode DefaultStays = new(409, "calendar.default-stays",
        "默认工作日历不能删除，可以修改。", "The default calendar cannot be removed; it can be changed.");

    public static readonly ProblemCode UnknownRegion = new(422, "calendar.unknown-region",
        "区域不存在或已停用。", "The region does not exist or is closed.");

    public static readonly ProblemCode UnknownTimeZone = new(422, "calendar.unknown-time-zone",
        "时区无法识别，例如 Asia/Shanghai。", "The time zone is unknown; an example is Asia/Shanghai.");

    public static readonly ProblemCode NoWeek = new(422, "calendar.no-week",
        "日历至少要有一个作息周。", "A calendar needs at least one week of working hours.");

    public static readonly ProblemCode WeekNeedsSevenDays = new(422, "calendar.week-needs-seven-days",
        "一周应有七天的作息。", "A week has seven days.");

    public static readonly ProblemCode WeekTwice = new(422, "calendar.week-twice",
        "两个作息周的起始日期相同。", "Two weeks begin to be valid on the same day.");

    public static readonly ProblemCode NoWorkingTime = new(422, "calendar.no-working-time",
        "一周内没有工作时间，时限将永远不会到期。", "A week without working time: a limit would never end.");

    public static readonly ProblemCode SpanOutsideTheDay = new(422, "calendar.span-outside-the-day",
        "时段应在 00:00 至 24:00 之间，且开始早于结束。", "A span lies between 00:00 and 24:00 and begins before it ends.");

    public static readonly ProblemCode SpansOverlap = new(422, "calendar.spans-overlap",
        "同一天的时段应按先后排列，不能重叠。", "The spans of a day follow one another without overlapping.");

    public static readonly ProblemCode DayTwice = new(422, "calendar.day-twice",
        "同一天出现了两次。", "A day is given twice.");

    public static readonly ProblemCode HolidayWithHours = new(422, "calendar.holiday-with-hours",
        "节假日不能有工作时段；需要上班请设为调休上班日。", "A holiday has no working hours; make it a workday if people work.");

    public static readonly ProblemCode LimitBlank = new(422, "limit.blank",
        "时限为空。", "The limit is empty.");

    public static readonly ProblemCode LimitNotRead = new(422, "limit.not-read",
        "无法识别时限，请写作 4工作时、2工作日、2紧急工作时或 15天。", "This is no limit: write 4工作时, 2工作日, 2紧急工作时 or 15天.");

    public static readonly ProblemCode LimitWordsAround = new(422, "limit.words-around",
        "时限带有附加条件，请拆分为明确的时限。", "The limit comes with words that change its meaning: write the plain limit.");

    public static readonly ProblemCode LimitUnknownUnit = new(422, "limit.unknown-unit",
        "时限单位应为分钟、小时、工作日或天。", "The unit of a limit is minutes, hours, working days or days.");

    public static readonly ProblemCode LimitNotWhole = new(422, "limit.not-whole",
        "时限应为整数，请换用较小的单位。", "A limit is a whole number: use a smaller unit.");

    public static readonly ProblemCode LimitOutOfRange = new(422, "limit.out-of-range",
        "时限超出允许范围：至少为 1，最长约十年。", "A limit is at least one and at most about ten years.");

    public static ProblemCode For(CalendarFault fault) => fault switch
    {
        CalendarFault.UnknownTimeZone => UnknownTimeZone,
        CalendarFault.NoWeek => NoWeek,
        CalendarFault.WeekNeedsSevenDays => WeekNeedsSevenDays,
        CalendarFault.WeekTwice => WeekTwice,
        CalendarFault.NoWorkingTime => NoWorkingTime,
        CalendarFault.SpanOutsideTheDay => SpanOutsideTheDay,
        CalendarFault.SpansOverlap => SpansOverlap,
        CalendarFault.DayTwice => DayTwice,
        CalendarFault.HolidayWithHours => HolidayWithHours,
    };

    public static ProblemCode For(LimitFault fault) => fault switch
    {
        LimitFault.Blank => LimitBlank,
        LimitFault.NotALimit => LimitNotRead,
        LimitFault.WordsAround => LimitWordsAround,
        LimitFault.UnknownUnit => LimitUnknownUnit,
        LimitFault.NotAWholeNumber => LimitNotWhole,
        LimitFault.OutOfRange => LimitOutOfRange,
    };
}

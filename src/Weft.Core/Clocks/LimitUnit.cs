using System.Text.Json.Serialization;

namespace Weft.Core.Clocks;

/// <summary>What a limit is counted in. Urgent units and natural days run day and night; working units run only in the calendar's working time.</summary>
/// <remarks>The four units of 数字城管 standards (紧急工作时, 工作时, 工作日, 自然日) and the minutes of the sign-for limits. Stored by name: a name never changes.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<LimitUnit>))]
public enum LimitUnit
{
    UrgentMinute,
    UrgentHour,
    WorkingMinute,
    WorkingHour,

    /// <summary>As much working time as a normal day of the calendar has: see <see cref="WorkCalendar.Due"/>.</summary>
    WorkingDay,

    /// <summary>24 hours.</summary>
    NaturalDay,
}

public static class LimitUnits
{
    /// <summary>Whether nights, weekends and holidays count.</summary>
    public static bool RunsDayAndNight(this LimitUnit unit) => unit switch
    {
        LimitUnit.UrgentMinute => true,
        LimitUnit.UrgentHour => true,
        LimitUnit.WorkingMinute => false,
        LimitUnit.WorkingHour => false,
        LimitUnit.WorkingDay => false,
        LimitUnit.NaturalDay => true,
    };

    /// <summary>The largest amount a limit may have: about ten years, a year for minutes. More is a slip of the pen.</summary>
    public static int Most(this LimitUnit unit) => unit switch
    {
        LimitUnit.UrgentMinute => 525_600,
        LimitUnit.UrgentHour => 87_600,
        LimitUnit.WorkingMinute => 525_600,
        LimitUnit.WorkingHour => 87_600,
        LimitUnit.WorkingDay => 3_650,
        LimitUnit.NaturalDay => 3_650,
    };

    internal static string InChinese(this LimitUnit unit) => unit switch
    {
        LimitUnit.UrgentMinute => "紧急分钟",
        LimitUnit.UrgentHour => "紧急工作时",
        LimitUnit.WorkingMinute => "工作分钟",
        LimitUnit.WorkingHour => "工作时",
        LimitUnit.WorkingDay => "工作日",
        LimitUnit.NaturalDay => "自然日",
    };

    internal static string InEnglish(this LimitUnit unit) => unit switch
    {
        LimitUnit.UrgentMinute => "urgent minute",
        LimitUnit.UrgentHour => "urgent hour",
        LimitUnit.WorkingMinute => "working minute",
        LimitUnit.WorkingHour => "working hour",
        LimitUnit.WorkingDay => "working day",
        LimitUnit.NaturalDay => "calendar day",
    };
}

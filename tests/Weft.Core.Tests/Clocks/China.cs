using System.Globalization;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

/// <summary>The calendar of the examples: Monday to Friday 8 to 12 and 14 to 18, with the shipped holidays, in China.</summary>
internal static class China
{
    public static WorkCalendar Calendar { get; } = AnyClocks.Make(new CalendarPlan(CalendarPlan.ChinaTime, [WorkWeek.Usual], ChineseHolidays.All));

    public static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public static string Local(this DateTimeOffset moment) =>
        moment.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

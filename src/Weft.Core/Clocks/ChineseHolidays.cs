using System.Globalization;

namespace Weft.Core.Clocks;

/// <summary>Holidays and make-up workdays of mainland China, as data to begin a calendar with; a calendar's days are edited by its administrator.</summary>
public static class ChineseHolidays
{
    /// <summary>The arrangement of the State Council's notice of 4 November 2025 (国务院办公厅关于2026年部分节假日安排的通知).</summary>
    public static IReadOnlyList<CalendarDay> Published2026 { get; } =
    [
        .. Off("元旦", "2026-01-01", "2026-01-03"), .. On("元旦", "2026-01-04"),
        .. Off("春节", "2026-02-15", "2026-02-23"), .. On("春节", "2026-02-14", "2026-02-28"),
        .. Off("清明节", "2026-04-04", "2026-04-06"),
        .. Off("劳动节", "2026-05-01", "2026-05-05"), .. On("劳动节", "2026-05-09"),
        .. Off("端午节", "2026-06-19", "2026-06-21"),
        .. Off("中秋节", "2026-09-25", "2026-09-27"),
        .. Off("国庆节", "2026-10-01", "2026-10-07"), .. On("国庆节", "2026-09-20", "2026-10-10"),
    ];

    /// <summary>
    /// The 13 statutory days of 2027 (全国年节及纪念日放假办法, as revised in 2024) and nothing more: the year's arrangement with its bridging days,
    /// make-up workdays and days in lieu of weekends was not known when this was written. Import it when the notice is out.
    /// </summary>
    public static IReadOnlyList<CalendarDay> Statutory2027 { get; } =
    [
        .. Off("元旦", "2027-01-01", "2027-01-01"),
        .. Off("春节", "2027-02-05", "2027-02-08"),
        .. Off("清明节", "2027-04-05", "2027-04-05"),
        .. Off("劳动节", "2027-05-01", "2027-05-02"),
        .. Off("端午节", "2027-06-09", "2027-06-09"),
        .. Off("中秋节", "2027-09-15", "2027-09-15"),
        .. Off("国庆节", "2027-10-01", "2027-10-03"),
    ];

    /// <summary>All that is shipped.</summary>
    public static IReadOnlyList<CalendarDay> All { get; } = [.. Published2026, .. Statutory2027];

    private static IEnumerable<CalendarDay> Off(string name, string first, string last)
    {
        for (var day = Day(first); day <= Day(last); day = day.AddDays(1))
        {
            yield return CalendarDay.Holiday(day, name);
        }
    }

    private static IEnumerable<CalendarDay> On(string name, params string[] days) =>
        days.Select(day => CalendarDay.Workday(Day(day), name + "调休上班"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

namespace Weft.Core.Clocks;

internal static class TimeZones
{
    private static readonly TimeZoneInfo China = TimeZoneInfo.CreateCustomTimeZone(CalendarPlan.ChinaTime, TimeSpan.FromHours(8), "中国标准时间", "中国标准时间");

    /// <summary>The zone of an IANA id, or none. China's is known without the system's table, which small containers leave out: it has had no summer time since 1991.</summary>
    public static TimeZoneInfo? Find(string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone
        : id == CalendarPlan.ChinaTime ? China
        : null;
}

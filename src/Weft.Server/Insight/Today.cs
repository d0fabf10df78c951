namespace Weft.Server.Insight;

/// <summary>Days and months are those of China, wherever the server stands.</summary>
internal static class Today
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The last midnight, in UTC.</summary>
    public static DateTimeOffset Begins(DateTimeOffset now) => new DateTimeOffset(now.ToOffset(China).Date, China).ToUniversalTime();

    /// <summary>The first day of the month.</summary>
    public static DateOnly Month(DateTimeOffset now) => new(now.ToOffset(China).Year, now.ToOffset(China).Month, 1);
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weft.Core.Clocks;

/// <summary>A stretch of working time inside one local day, in minutes after midnight: 0 to 1440, the end after the beginning.</summary>
public readonly record struct WorkSpan(int FromMinute, int ToMinute)
{
    public const int MinutesOfADay = 1440;

    public bool LiesInADay => FromMinute >= 0 && FromMinute < ToMinute && ToMinute <= MinutesOfADay;

    /// <summary>Reads 08:30-12:00; the end of the day is 24:00.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkSpan span)
    {
        span = default;

        if (text?.Split('-') is not [var from, var to] || Minute(from) is not { } start || Minute(to) is not { } end)
        {
            return false;
        }

        span = new WorkSpan(start, end);
        return span.LiesInADay;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{FromMinute / 60:00}:{FromMinute % 60:00}-{ToMinute / 60:00}:{ToMinute % 60:00}");

    private static int? Minute(string text) =>
        text.Trim() is [var h1, var h2, ':', var m1, var m2]
        && int.TryParse([h1, h2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && int.TryParse([m1, m2], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
        && minute < 60
            ? (hour * 60) + minute
            : null;
}

namespace Weft.Core.Clocks;

/// <summary>The working time of one local year, as UTC stretches in order with the working time before each: every question is one binary search.</summary>
internal sealed class WorkYear
{
    private readonly long[] _from;
    private readonly long[] _to;
    private readonly long[] _before;

    private WorkYear(List<(long From, long To)> stretches)
    {
        _from = [.. stretches.Select(stretch => stretch.From)];
        _to = [.. stretches.Select(stretch => stretch.To)];
        _before = new long[stretches.Count];

        for (var i = 0; i < stretches.Count; i++)
        {
            _before[i] = Total;
            Total += _to[i] - _from[i];
        }
    }

    /// <summary>Ticks of working time in the year.</summary>
    public long Total { get; }

    public static WorkYear Of(int year, TimeZoneInfo zone, Func<DateOnly, IReadOnlyList<WorkSpan>> hoursOf)
    {
        var stretches = new List<(long From, long To)>();

        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            foreach (var span in hoursOf(day))
            {
                var (from, to) = (Utc(zone, day, span.FromMinute), Utc(zone, day, span.ToMinute));

                // A span inside the hour that summer time skips has no length.
                if (from < to)
                {
                    stretches.Add((from, to));
                }
            }
        }

        return new WorkYear(stretches);
    }

    /// <summary>Ticks of working time from the beginning of the year to <paramref name="moment"/>.</summary>
    public long UpTo(long moment)
    {
        var i = LastUpTo(_from, moment);

        return i < 0 ? 0 : _before[i] + Math.Min(moment, _to[i]) - _from[i];
    }

    /// <summary>The moment at which <paramref name="work"/> ticks of the year are done: more than 0, at most <see cref="Total"/>.</summary>
    public long MomentOf(long work)
    {
        // The last stretch that begins before the work is done, so that work which ends with a stretch ends there and not at the next one's beginning.
        var i = LastUpTo(_before, work - 1);

        return _from[i] + work - _before[i];
    }

    /// <summary>Whether the moment lies in a stretch, both ends included.</summary>
    public bool Holds(long moment)
    {
        var i = LastUpTo(_from, moment);

        return i >= 0 && moment <= _to[i];
    }

    private static int LastUpTo(long[] sorted, long value)
    {
        var i = Array.BinarySearch(sorted, value);

        return i >= 0 ? i : ~i - 1;
    }

    // A time in the hour that summer time skips is the moment of the change; one in the hour that comes twice is the second.
    private static long Utc(TimeZoneInfo zone, DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        var skipped = 0L;

        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(-1);
            skipped = TimeSpan.TicksPerMinute;
        }

        return local.Ticks - zone.GetUtcOffset(local).Ticks + skipped;
    }
}

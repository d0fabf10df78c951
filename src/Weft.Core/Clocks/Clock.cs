using System.Text.Json.Serialization;

namespace Weft.Core.Clocks;

/// <summary>The stored facts of one running limit. All moments are UTC, to the microsecond, which is what PostgreSQL keeps; a change of the calendar changes none of them.</summary>
/// <param name="Limit">As first granted; none where history gives only the due time.</param>
/// <param name="Allotted">The whole length with its extensions: of working time where the limit's unit is a working one, of time elsewhere.</param>
/// <param name="StartedAt">When it began, which may be outside working time.</param>
/// <param name="YellowAt">When 80 % of the allotted time has run.</param>
/// <param name="DueAt">The last moment in time. While the clock is paused it is the due time from before the pause.</param>
/// <param name="PausedAt">Since when it has been paused; none while it runs.</param>
/// <param name="Remaining">What was left when it was paused, measured like <paramref name="Allotted"/>; zero when it was late already.</param>
/// <param name="TotalPaused">Time, not working time, of all pauses that have ended.</param>
/// <param name="StoppedAt">When it ended. In time means no later than <paramref name="DueAt"/>.</param>
public sealed record Clock(
    Limit? Limit,
    TimeSpan Allotted,
    DateTimeOffset StartedAt,
    DateTimeOffset YellowAt,
    DateTimeOffset DueAt,
    DateTimeOffset? PausedAt,
    TimeSpan? Remaining,
    TimeSpan TotalPaused,
    DateTimeOffset? StoppedAt)
{
    [JsonIgnore]
    public bool IsPaused => PausedAt is not null;

    [JsonIgnore]
    public bool IsStopped => StoppedAt is not null;

    [JsonIgnore]
    public bool IsRunning => !IsPaused && !IsStopped;

    private bool RunsDayAndNight => Limit is not { } limit || limit.Unit.RunsDayAndNight();

    public static Clock Start(WorkCalendar calendar, Limit limit, DateTimeOffset at)
    {
        var start = ToMicrosecond(at);
        var empty = new Clock(limit, TimeSpan.Zero, start, start, start, null, null, TimeSpan.Zero, null);
        var allotted = calendar.LengthOf(limit, start);

        return empty with
        {
            Allotted = allotted,
            YellowAt = empty.Forward(calendar, start, allotted - LastFifth(allotted)),
            DueAt = calendar.Due(start, limit),
        };
    }

    /// <summary>A clock of another system's history, which gives its due time and not its limit. In time means stopped no later than due.</summary>
    public static Clock OfHistory(DateTimeOffset startedAt, DateTimeOffset dueAt, DateTimeOffset? stoppedAt)
    {
        var (start, due) = (ToMicrosecond(startedAt), ToMicrosecond(dueAt));

        // Real sets hold due times before the start: such a clock is never yellow.
        var allotted = due > start ? due - start : TimeSpan.Zero;

        return new Clock(null, allotted, start, due - LastFifth(allotted), due, null, null, TimeSpan.Zero, stoppedAt is { } end ? ToMicrosecond(end) : null);
    }

    /// <summary>Only a running clock is paused.</summary>
    public Clock Pause(WorkCalendar calendar, DateTimeOffset at)
    {
        Must(IsRunning);
        var pause = ToMicrosecond(at);

        return this with { PausedAt = pause, Remaining = Left(calendar, pause) };
    }

    /// <summary>Only a paused clock is resumed. What remained remains; a clock that was late stays late.</summary>
    public Clock Resume(WorkCalendar calendar, DateTimeOffset at)
    {
        Must(IsPaused);
        var (resume, left) = (ToMicrosecond(at), Remaining.GetValueOrDefault());
        var going = this with { PausedAt = null, Remaining = null, TotalPaused = TotalPaused + (resume - PausedAt.GetValueOrDefault()) };

        return left == TimeSpan.Zero ? going : going.DueIn(calendar, left, resume);
    }

    /// <summary>Moves the due time of a clock that is not stopped; yellow is then the last fifth of the whole. What has passed already stays as it was.</summary>
    public Clock Extend(WorkCalendar calendar, Limit by, DateTimeOffset at)
    {
        Must(!IsStopped);
        var due = calendar.Due(DueAt, by);
        var more = Between(calendar, DueAt, due);
        var longer = this with { DueAt = due, Allotted = Allotted + more };

        if (IsPaused)
        {
            return longer with { Remaining = Remaining + more };
        }

        return longer.YellowAfter(calendar, ToMicrosecond(at));
    }

    /// <summary>Ends the clock. One that is paused ended when it was paused: nothing has run since.</summary>
    public Clock Stop(DateTimeOffset at)
    {
        Must(!IsStopped);

        return this with { StoppedAt = PausedAt ?? ToMicrosecond(at), PausedAt = null, Remaining = null };
    }

    /// <summary>Whether the limit was over at that moment; when it is paused or stopped, at the moment it was.</summary>
    public bool IsLate(DateTimeOffset at) => Frozen(at) > DueAt;

    /// <summary>The light at a moment not before the last change. Done in time is green for ever, done late red; a pause keeps its light.</summary>
    public Light LightAt(DateTimeOffset at) =>
        LightAt(at, YellowAt, DueAt, StoppedAt ?? PausedAt, running: !(at >= StoppedAt));

    /// <summary>
    /// The same from stored moments: when yellow and the limit come, since when the clock stands still, if it does. Done in time is green;
    /// what is no longer running turns yellow no more.
    /// </summary>
    public static Light LightAt(DateTimeOffset at, DateTimeOffset? yellowAt, DateTimeOffset dueAt, DateTimeOffset? frozenAt, bool running)
    {
        var moment = Frozen(at, frozenAt);
        return moment > dueAt ? Light.Red : running && moment >= yellowAt ? Light.Yellow : Light.Green;
    }

    private DateTimeOffset Frozen(DateTimeOffset at) => Frozen(at, StoppedAt ?? PausedAt);

    private static DateTimeOffset Frozen(DateTimeOffset at, DateTimeOffset? since) => since < at ? since.Value : at;

    private Clock DueIn(WorkCalendar calendar, TimeSpan left, DateTimeOffset now) =>
        (this with { DueAt = Forward(calendar, now, left) }).YellowAfter(calendar, now);

    // When yellow has begun already, the moment it began is a fact and stays.
    private Clock YellowAfter(WorkCalendar calendar, DateTimeOffset now) =>
        Left(calendar, now) - LastFifth(Allotted) is var green && green > TimeSpan.Zero
            ? this with { YellowAt = Forward(calendar, now, green) }
            : this;

    private TimeSpan Left(WorkCalendar calendar, DateTimeOffset now) => now < DueAt ? Between(calendar, now, DueAt) : TimeSpan.Zero;

    private TimeSpan Between(WorkCalendar calendar, DateTimeOffset from, DateTimeOffset to) =>
        RunsDayAndNight ? to - from : calendar.WorkingTimeBetween(from, to);

    private DateTimeOffset Forward(WorkCalendar calendar, DateTimeOffset from, TimeSpan by) =>
        RunsDayAndNight ? from + by : calendar.Add(from, by);

    private static TimeSpan LastFifth(TimeSpan whole) => TimeSpan.FromMicroseconds(whole.Ticks / TimeSpan.TicksPerMicrosecond / 5);

    private static DateTimeOffset ToMicrosecond(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    // The loop decides whether a step is allowed; a clock in a wrong state is a bug in it.
    private static void Must(bool allowed)
    {
        if (!allowed)
        {
            throw new InvalidOperationException("The clock is not in a state for this.");
        }
    }
}

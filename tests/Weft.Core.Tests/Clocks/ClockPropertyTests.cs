using System.Text.Json;
using CsCheck;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class ClockPropertyTests
{
    private static readonly Gen<(WorkCalendar Calendar, Clock Clock)> Started =
        Gen.Select(AnyClocks.Calendar, AnyClocks.ShortLimit, AnyClocks.Moment, (calendar, limit, at) => (calendar, Clock.Start(calendar, limit, at)));

    private static readonly Gen<TimeSpan> Later = Gen.Long[0, 40 * TimeSpan.TicksPerDay].Select(TimeSpan.FromTicks);

    [Fact]
    public void A_pause_never_changes_what_remains() =>
        Gen.Select(Started, Later, Later).Sample((any, untilPause, length) =>
        {
            var paused = any.Clock.Pause(any.Calendar, any.Clock.StartedAt + untilPause);
            var resumed = paused.Resume(any.Calendar, paused.PausedAt!.Value + length);

            return resumed.Pause(any.Calendar, paused.PausedAt.Value + length).Remaining == paused.Remaining
                && resumed.DueAt >= any.Clock.DueAt
                && resumed.IsLate(paused.PausedAt.Value + length) == any.Clock.IsLate(paused.PausedAt.Value);
        });

    [Fact]
    public void A_pause_of_no_length_changes_nothing() =>
        Gen.Select(Started, Later).Sample((any, untilPause) =>
        {
            var at = any.Clock.StartedAt + untilPause;
            var resumed = any.Clock.Pause(any.Calendar, at).Resume(any.Calendar, at);

            return resumed.LightAt(at) == any.Clock.LightAt(at) && any.Calendar.WorkingTimeBetween(resumed.DueAt, any.Clock.DueAt) == TimeSpan.Zero;
        });

    [Fact]
    public void An_extension_never_shortens() =>
        Gen.Select(Started, AnyClocks.ShortLimit, Later).Sample((any, by, later) =>
        {
            var extended = any.Clock.Extend(any.Calendar, by, any.Clock.StartedAt + later);

            return extended.DueAt > any.Clock.DueAt && extended.Allotted >= any.Clock.Allotted && extended.YellowAt >= any.Clock.YellowAt;
        });

    [Fact]
    public void The_lights_come_in_order_and_change_at_the_stored_moments() =>
        Gen.Select(Started, Later).Sample((any, later) =>
        {
            var (clock, at) = (any.Clock, any.Clock.StartedAt + later);
            var expected = at > clock.DueAt ? Light.Red : at >= clock.YellowAt ? Light.Yellow : Light.Green;

            return clock.StartedAt <= clock.YellowAt && clock.YellowAt < clock.DueAt && clock.LightAt(at) == expected;
        });

    [Fact]
    public void Every_stored_moment_is_utc_and_fits_the_database() =>
        Gen.Select(Started, AnyClocks.ShortLimit, Later, Later).Sample((any, by, first, second) =>
        {
            var paused = any.Clock.Pause(any.Calendar, any.Clock.StartedAt + first);
            var resumed = paused.Resume(any.Calendar, paused.PausedAt!.Value + second);
            var stopped = resumed.Extend(any.Calendar, by, resumed.DueAt).Stop(resumed.DueAt + first);

            return new[] { any.Clock, paused, resumed, stopped }.All(clock =>
                JsonSerializer.Deserialize<Clock>(JsonSerializer.Serialize(clock)) == clock
                && new[] { clock.StartedAt, clock.YellowAt, clock.DueAt, clock.PausedAt ?? clock.StartedAt, clock.StoppedAt ?? clock.StartedAt }
                    .All(moment => moment.Offset == TimeSpan.Zero && moment.Ticks % TimeSpan.TicksPerMicrosecond == 0)
                && new[] { clock.Allotted, clock.Remaining ?? TimeSpan.Zero, clock.TotalPaused }.All(length => length.Ticks % TimeSpan.TicksPerMicrosecond == 0));
        });
}

using System.Text.Json;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Clocks;

public class ClockTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMicroseconds(1);

    private static readonly Clock TenHours = Clock.Start(China.Calendar, new Limit(10, LimitUnit.WorkingHour), China.At("2026-11-24 10:00"));

    [Fact]
    public void Yellow_begins_at_eighty_percent_of_the_working_time()
    {
        TenHours.YellowAt.Local().ShouldBe("2026-11-25 10:00");
        TenHours.DueAt.Local().ShouldBe("2026-11-25 12:00");
    }

    [Fact]
    public void The_light_changes_exactly_at_the_stored_moments()
    {
        TenHours.LightAt(TenHours.StartedAt).ShouldBe(Light.Green);
        TenHours.LightAt(TenHours.YellowAt - Moment).ShouldBe(Light.Green);
        TenHours.LightAt(TenHours.YellowAt).ShouldBe(Light.Yellow);
        TenHours.LightAt(TenHours.DueAt).ShouldBe(Light.Yellow);
        TenHours.LightAt(TenHours.DueAt + Moment).ShouldBe(Light.Red);
    }

    [Fact]
    public void Done_in_time_stays_green_and_done_late_stays_red()
    {
        var inTime = TenHours.Stop(TenHours.DueAt);
        var late = TenHours.Stop(TenHours.DueAt + Moment);

        inTime.LightAt(TenHours.DueAt.AddYears(1)).ShouldBe(Light.Green);
        inTime.IsLate(TenHours.DueAt.AddYears(1)).ShouldBeFalse();
        late.LightAt(TenHours.DueAt.AddYears(1)).ShouldBe(Light.Red);
        late.IsLate(TenHours.DueAt.AddYears(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_pause_moves_due_and_yellow_by_the_working_time_that_was_left()
    {
        var paused = TenHours.Pause(China.Calendar, China.At("2026-11-24 15:00"));
        var resumed = paused.Resume(China.Calendar, China.At("2026-11-30 08:00"));

        paused.Remaining.ShouldBe(TimeSpan.FromHours(7));
        resumed.YellowAt.Local().ShouldBe("2026-11-30 15:00");
        resumed.DueAt.Local().ShouldBe("2026-11-30 17:00");
        resumed.TotalPaused.ShouldBe(China.At("2026-11-30 08:00") - China.At("2026-11-24 15:00"));
        resumed.IsRunning.ShouldBeTrue();
    }

    [Fact]
    public void A_pause_keeps_its_light()
    {
        var yellow = TenHours.Pause(China.Calendar, China.At("2026-11-25 11:00"));
        var red = TenHours.Pause(China.Calendar, China.At("2026-11-25 15:00"));

        yellow.LightAt(China.At("2026-12-25 11:00")).ShouldBe(Light.Yellow);
        red.LightAt(China.At("2026-12-25 11:00")).ShouldBe(Light.Red);
    }

    [Fact]
    public void A_clock_paused_when_late_is_as_late_after_it()
    {
        var resumed = TenHours.Pause(China.Calendar, China.At("2026-11-25 15:00")).Resume(China.Calendar, China.At("2026-12-25 15:00"));

        resumed.DueAt.ShouldBe(TenHours.DueAt);
        resumed.LightAt(China.At("2026-12-25 15:00")).ShouldBe(Light.Red);
    }

    [Fact]
    public void Yellow_that_has_begun_is_not_rewritten_by_a_pause()
    {
        var resumed = TenHours.Pause(China.Calendar, China.At("2026-11-25 11:00")).Resume(China.Calendar, China.At("2026-11-30 08:00"));

        resumed.YellowAt.ShouldBe(TenHours.YellowAt);
        resumed.DueAt.Local().ShouldBe("2026-11-30 09:00");
    }

    [Fact]
    public void An_extension_moves_due_and_makes_yellow_the_last_fifth_of_the_whole()
    {
        var extended = TenHours.Extend(China.Calendar, new Limit(10, LimitUnit.WorkingHour), China.At("2026-11-25 11:00"));

        extended.DueAt.Local().ShouldBe("2026-11-26 16:00");
        extended.YellowAt.Local().ShouldBe("2026-11-26 10:00", "16 of 20 hours");
        extended.LightAt(China.At("2026-11-25 11:00")).ShouldBe(Light.Green);
        extended.Limit.ShouldBe(TenHours.Limit);
        extended.Allotted.ShouldBe(TimeSpan.FromHours(20));
    }

    [Fact]
    public void A_paused_clock_can_be_extended_and_has_more_left_when_it_goes_on()
    {
        var extended = TenHours.Pause(China.Calendar, China.At("2026-11-24 15:00")).Extend(China.Calendar, new Limit(1, LimitUnit.WorkingHour), China.At("2026-11-26 09:00"));

        extended.Remaining.ShouldBe(TimeSpan.FromHours(8));
        extended.Resume(China.Calendar, China.At("2026-11-30 08:00")).DueAt.Local().ShouldBe("2026-11-30 18:00");
    }

    [Fact]
    public void A_paused_clock_ends_when_it_was_paused_and_in_time()
    {
        var stopped = TenHours.Pause(China.Calendar, China.At("2026-11-25 11:00")).Stop(China.At("2027-03-01 09:00"));

        stopped.StoppedAt.ShouldBe(China.At("2026-11-25 11:00"));
        stopped.LightAt(China.At("2027-03-01 09:00")).ShouldBe(Light.Green);
    }

    [Fact]
    public void Urgent_hours_and_natural_days_pause_in_plain_time()
    {
        var clock = Clock.Start(China.Calendar, new Limit(10, LimitUnit.UrgentHour), China.At("2026-11-27 20:00"));
        var resumed = clock.Pause(China.Calendar, China.At("2026-11-27 22:00")).Resume(China.Calendar, China.At("2026-11-28 22:00"));

        clock.YellowAt.Local().ShouldBe("2026-11-28 04:00");
        resumed.YellowAt.Local().ShouldBe("2026-11-29 04:00");
        resumed.DueAt.Local().ShouldBe("2026-11-29 06:00");
    }

    [Fact]
    public void A_step_in_a_wrong_state_is_a_bug()
    {
        var paused = TenHours.Pause(China.Calendar, TenHours.YellowAt);
        var stopped = TenHours.Stop(TenHours.YellowAt);

        Should.Throw<InvalidOperationException>(() => TenHours.Resume(China.Calendar, TenHours.YellowAt));
        Should.Throw<InvalidOperationException>(() => paused.Pause(China.Calendar, TenHours.YellowAt));
        Should.Throw<InvalidOperationException>(() => stopped.Stop(TenHours.YellowAt));
        Should.Throw<InvalidOperationException>(() => stopped.Extend(China.Calendar, new Limit(1, LimitUnit.WorkingHour), TenHours.YellowAt));
    }

    [Fact]
    public void History_is_in_time_when_it_stopped_no_later_than_due()
    {
        var (start, due) = (China.At("2011-07-01 08:00"), China.At("2011-07-11 08:00"));

        Clock.OfHistory(start, due, due).LightAt(due.AddYears(15)).ShouldBe(Light.Green);
        Clock.OfHistory(start, due, due + TimeSpan.FromSeconds(1)).LightAt(due.AddYears(15)).ShouldBe(Light.Red);
        Clock.OfHistory(start, due, null).YellowAt.Local().ShouldBe("2011-07-09 08:00");
        Clock.OfHistory(due, start, due).IsLate(due).ShouldBeTrue("a due time before the start is a fact too");
    }

    [Fact]
    public void A_clock_survives_storage_as_json()
    {
        var clocks = new[] { TenHours, TenHours.Pause(China.Calendar, TenHours.YellowAt), TenHours.Stop(TenHours.DueAt), Clock.OfHistory(TenHours.StartedAt, TenHours.DueAt, null) };

        foreach (var clock in clocks)
        {
            JsonSerializer.Deserialize<Clock>(JsonSerializer.Serialize(clock)).ShouldBe(clock);
        }
    }
}

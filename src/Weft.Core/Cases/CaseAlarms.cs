using Weft.Core.Clocks;

namespace Weft.Core.Cases;

/// <summary>What the clock itself does to a case, with nobody acting.</summary>
public enum AlarmKind
{
    TurnedYellow,
    TurnedRed,
    /// <summary>A day after red, once more: somebody still sits on it.</summary>
    StillRed,
    /// <summary>The suspension is over.</summary>
    WakeTime,
}

public enum AlarmClock
{
    SignFor,
    Handling,
    Stage,
    Verification,
    Helper,
    Order,
    Suspension,
}

/// <summary>One moment at which somebody must be told, or the system must act. <paramref name="UnitId"/> is who owes it.</summary>
public sealed record Alarm(AlarmKind Kind, AlarmClock Clock, DateTimeOffset At, Guid UnitId);

/// <summary>Reads the alarms of a case off its stored clocks. Nothing is scheduled anywhere: a clock that stops takes its alarms with it.</summary>
public static class CaseAlarms
{
    private static readonly TimeSpan SecondReminder = TimeSpan.FromDays(1);

    /// <summary>The alarms after <paramref name="from"/> up to and with <paramref name="to"/>, in the order of time.</summary>
    public static IReadOnlyList<Alarm> Between(CaseFile file, DateTimeOffset from, DateTimeOffset to) =>
        [.. All(file).Where(alarm => alarm.At > from && alarm.At <= to).OrderBy(alarm => alarm.At)];

    /// <summary>When the next one is due, none when the case waits for nobody.</summary>
    public static DateTimeOffset? NextAfter(CaseFile file, DateTimeOffset moment)
    {
        DateTimeOffset? next = null;
        foreach (var alarm in All(file))
        {
            if (alarm.At > moment && (next is null || alarm.At < next))
            {
                next = alarm.At;
            }
        }

        return next;
    }

    private static IEnumerable<Alarm> All(CaseFile file)
    {
        if (file.Stage.IsEnd())
        {
            return [];
        }

        if (file is { Stage: CaseStage.Suspended, Suspension: { } suspension })
        {
            return [new Alarm(AlarmKind.WakeTime, AlarmClock.Suspension, suspension.Until, file.Holder.Unit.Id)];
        }

        var holder = file.Holder.Unit.Id;
        return
        [
            .. Of(file.Holder.SignFor, AlarmClock.SignFor, holder),
            .. Of(file.Holder.Handling, AlarmClock.Handling, holder),
            .. Of(file.StageClock, AlarmClock.Stage, StageOwner(file)),
            .. Of(file.Verification?.Clock, AlarmClock.Verification, file.Home.Id),
            .. file.Helpers.SelectMany(helper => Of(helper.SignFor, AlarmClock.Helper, helper.Unit.Id)),
            .. file.Orders.SelectMany(order => Of(order.Clock, AlarmClock.Order, order.Unit.Id)),
        ];
    }

    // A handled case waits for the one who sent it; a closed one for the station that answers to the reporter.
    private static Guid StageOwner(CaseFile file) => file.Stage switch
    {
        CaseStage.Handled => file.Sender?.Id ?? file.Home.Id,
        CaseStage.Closed or CaseStage.Rated => file.Home.Id,
        _ => file.Holder.Unit.Id,
    };

    private static IEnumerable<Alarm> Of(Clock? clock, AlarmClock which, Guid unit) => clock is not { IsRunning: true }
        ? []
        :
        [
            new(AlarmKind.TurnedYellow, which, clock.YellowAt, unit),
            // The due moment itself is still in time.
            new(AlarmKind.TurnedRed, which, clock.DueAt.AddMicroseconds(1), unit),
            new(AlarmKind.StillRed, which, clock.DueAt.Add(SecondReminder), unit),
        ];
}

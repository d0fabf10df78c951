using Weft.Core.Clocks;
using Weft.Core.Regions;

namespace Weft.Core.Cases;

/// <summary>One stretch in which one unit had the case: how long, against which limits (责任倒查).</summary>
/// <param name="SignFor">Accept or report in; none where none ran.</param>
/// <param name="Handling">The handling limit; none while the unit had only to sort and send.</param>
public sealed record HeldBy(
    UnitRef Unit, RegionLevel Level, Guid? PersonId, DateTimeOffset From, DateTimeOffset? To, HeldClock? SignFor, HeldClock? Handling, string? EndedBy);

/// <param name="Over">By how much the limit was passed, in time and not working time; zero in time.</param>
public sealed record HeldClock(Limit? Limit, DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset? StoppedAt, TimeSpan Paused, Light Light, TimeSpan Over)
{
    public static HeldClock? Of(Clock? clock, DateTimeOffset until)
    {
        if (clock is null)
        {
            return null;
        }

        var end = clock.StoppedAt ?? clock.PausedAt ?? until;
        return new HeldClock(
            clock.Limit, clock.StartedAt, clock.DueAt, clock.StoppedAt, clock.TotalPaused, clock.LightAt(until),
            end > clock.DueAt ? end - clock.DueAt : TimeSpan.Zero);
    }
}

/// <summary>Who held a case how long at each level against which limit, made from the timeline alone.</summary>
public static class Accountability
{
    public static IReadOnlyList<HeldBy> Of(IEnumerable<TimelineEntry> entries, DateTimeOffset now)
    {
        var held = new List<HeldBy>();
        CaseFile? before = null;
        foreach (var entry in entries)
        {
            var after = before is null
                ? CaseHistory.Begin(entry.CaseId, (CaseEvent.Reported)entry.Happened, entry.At)
                : CaseHistory.Apply(before, entry.Happened, entry.At);

            if (before is not null && IsHandedOn(before, after))
            {
                // What the last holder left running ends here: from now on somebody else has it.
                held[^1] = Row(before, entry.At, entry.At) with { EndedBy = entry.Happened.GetType().Name };
            }

            if (before is null || IsHandedOn(before, after))
            {
                held.Add(Row(after, null, now));
            }
            else
            {
                held[^1] = Row(after, After(after, entry.At), now) with { From = held[^1].From };
            }

            before = after;
        }

        return held;
    }

    private static bool IsHandedOn(CaseFile before, CaseFile after) =>
        before.Holder.Unit.Id != after.Holder.Unit.Id || before.Holder.Level != after.Holder.Level || before.Holder.Since != after.Holder.Since;

    private static DateTimeOffset? After(CaseFile file, DateTimeOffset at) =>
        file.Stage.IsOpen() && file.Stage != CaseStage.Handled ? null : file.HandledAt ?? file.ClosedAt ?? at;

    private static HeldBy Row(CaseFile file, DateTimeOffset? to, DateTimeOffset until) => new(
        file.Holder.Unit, file.Holder.Level, file.Holder.PersonId, file.Holder.Since, to,
        HeldClock.Of(file.Holder.SignFor, to ?? until), HeldClock.Of(file.Holder.Handling, to ?? until), null);
}

using Weft.Core.Clocks;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>How long people take: mostly a little, sometimes a lot, offices in working time only.</summary>
internal sealed class Pace(Dice dice)
{
    public static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>At any hour.</summary>
    public DateTimeOffset Soon(Story story, double meanMinutes) => story.At.AddMinutes(0.3 + dice.Exponential(meanMinutes));

    /// <summary>In working time; day and night when the matter is urgent.</summary>
    public DateTimeOffset AtDesk(Story story, double meanMinutes) => IsUrgent(story)
        ? Soon(story, meanMinutes * 0.7)
        : InOffice(story, meanMinutes);

    /// <summary>In working time, however urgent the matter.</summary>
    public DateTimeOffset InOffice(Story story, double meanMinutes) =>
        story.Calendar.Add(story.At, TimeSpan.FromMinutes(0.5 + dice.Exponential(meanMinutes))).AddSeconds(dice.Below(50));

    /// <summary>When people are up: between eight in the morning and ten at night.</summary>
    public DateTimeOffset Awake(Story story, double meanHours)
    {
        var at = story.At.AddHours(0.2 + dice.Exponential(meanHours)).ToOffset(China);
        return at.Hour is < 8 or >= 22 ? new DateTimeOffset(at.Date.AddDays(at.Hour >= 22 ? 1 : 0), China).AddHours(8 + dice.Between(0.0, 3.0)) : at;
    }

    /// <summary>When this share of the clock's time has run.</summary>
    public static DateTimeOffset Through(Story story, Clock clock, double share) =>
        clock.Limit is { } limit && !limit.Unit.RunsDayAndNight()
            ? story.Calendar.Add(clock.StartedAt, clock.Allotted * share)
            : clock.StartedAt + (clock.Allotted * share);

    /// <summary>Which share of a limit a department needs: most stay well inside, one in ten cuts it fine, one in ten is late.</summary>
    public double Share() => dice.Unit() switch
    {
        < 0.78 => dice.Between(0.12, 0.78),
        < 0.90 => dice.Between(0.80, 0.99),
        < 0.97 => dice.Between(1.02, 1.5),
        _ => dice.Between(1.5, 4.0),
    };

    private static bool IsUrgent(Story story) => story.File.Terms?.Handle.Unit.RunsDayAndNight() == true;
}

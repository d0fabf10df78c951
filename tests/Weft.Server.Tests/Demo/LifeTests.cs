using System.Collections.Concurrent;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Server.Demo.Life;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Tests.Demo;

public class LifeTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 24, 10, 20, 0, TimeSpan.FromHours(8));
    private static readonly Town Small = PlannedTown.Of(CityPlan.Make(CitySize.Small));
    private static readonly LifeLived Life = PlannedTown.Live(Small, Morning, seed: 1);
    private static readonly ConcurrentDictionary<(DateTimeOffset, ulong), LifeLived> Lives = new();

    // A working morning, noon, evening, nights, weekend days, the National Day week, a make-up workday.
    public static TheoryData<DateTimeOffset, ulong> Presents => new()
    {
        { Morning, 2 }, { Morning.AddHours(3), 3 }, { Morning.AddHours(11), 4 }, { Morning.AddHours(17), 5 }, { Morning.AddDays(4), 6 },
        { new(2026, 10, 3, 14, 0, 0, TimeSpan.FromHours(8)), 7 }, { new(2026, 10, 10, 9, 30, 0, TimeSpan.FromHours(8)), 8 }, { new(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)), 9 },
    };

    [Theory, MemberData(nameof(Presents))]
    public void Every_step_of_every_plot_is_one_the_rules_allow(DateTimeOffset present, ulong seed) =>
        At(present, seed).Refused.Select(one => $"{one.Why} at {one.File.Stage} of {one.File.Number}").ShouldBeEmpty();

    [Theory, MemberData(nameof(Presents))]
    public void Every_stage_stands_in_every_light_whenever_one_looks(DateTimeOffset present, ulong seed)
    {
        var seen = At(present, seed).Cases
            .Select(one => (one.File.Stage, Light: one.File.CurrentClock()?.LightAt(present))).ToHashSet();

        CaseStage[] waiting = [CaseStage.Reported, CaseStage.Accepted, CaseStage.Dispatched, CaseStage.Responded, CaseStage.Handled, CaseStage.Closed];
        foreach (var stage in waiting)
        {
            seen.Where(one => one.Stage == stage && one.Light != null).Select(one => one.Light!.Value).Order().ToArray().ShouldBe(Enum.GetValues<Light>(), stage.ToString());
        }

        Enum.GetValues<CaseStage>().ShouldAllBe(stage => seen.Any(one => one.Stage == stage));
    }

    [Fact]
    public void Every_kind_of_event_happens_somewhere()
    {
        var happened = Entries().Select(entry => entry.Happened.GetType()).ToHashSet();

        // Sorting anew is done by people who correct each other; the demo has nobody who errs in that, and no past elsewhere.
        typeof(CaseEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CaseEvent)))
            .Except([typeof(CaseEvent.Classified), typeof(CaseEvent.Imported)])
            .Where(type => !happened.Contains(type)).Select(type => type.Name)
            .ShouldBeSubsetOf(["Woke", "AppealDecided", "ExtensionRefused"]); // rare: not in every small city
    }

    [Fact]
    public void Timelines_are_sealed_in_order_and_end_before_the_present()
    {
        foreach (var one in Life.Cases)
        {
            TimelineCheck.Find(one.File, one.Book.Length, one.Book.LastHash, one.Book.Added).ShouldBeNull();
            var times = one.Book.Added.Select(entry => CaseJson.ReadEntry(entry.Text).At).ToList();
            times.ShouldBe(times.Order());
            times[^1].ShouldBeLessThanOrEqualTo(Morning);
            times[0].ShouldBeGreaterThan(Morning.AddDays(-61));
        }
    }

    [Fact]
    public void Offices_accept_what_is_not_urgent_in_working_time_only()
    {
        var calendar = PlannedTown.WorkCalendar();

        Entries()
            .Where(entry => entry is { Step: CaseStep.Accept, By.Role: Role.StationOperator, Happened: CaseEvent.Accepted { Terms.Handle: var limit } }
                && !limit.Unit.RunsDayAndNight() && !AsksNow(entry.CaseId))
            .ShouldAllBe(entry => calendar.IsWorkingTime(entry.At.AddSeconds(-60)) || calendar.IsWorkingTime(entry.At));
    }

    [Fact]
    public void A_photo_that_a_step_names_is_one_of_its_case_and_as_old_as_the_step()
    {
        foreach (var one in Life.Cases)
        {
            var named = one.Book.Added.SelectMany(entry => CaseJson.ReadEntry(entry.Text).Photos).ToList();
            named.Order().ShouldBe(one.Photos.Select(photo => photo.Id).Order());
            one.Photos.ShouldAllBe(photo => photo.At <= Morning);
        }
    }

    [Fact]
    public void The_same_seed_and_moment_tell_the_same_life()
    {
        var again = PlannedTown.Live(Small, Morning, seed: 1);

        again.Cases.Select(one => (one.File.Number, one.Words, one.File.Stage, one.Book.Length))
            .ShouldBe(Life.Cases.Select(one => (one.File.Number, one.Words, one.File.Stage, one.Book.Length)));
    }

    [Fact]
    public void People_find_many_words()
    {
        Words.Read().Count.ShouldBeGreaterThan(250);
        Life.Cases.Select(one => one.Words).Distinct().Count().ShouldBeGreaterThan(Life.Cases.Count * 8 / 10);
        Life.Cases.ShouldAllBe(one => !one.Words.Contains('{') && !one.Book.Added.Any(entry => entry.Text.Contains("{item}") || entry.Text.Contains("{did}")));
    }

    private static LifeLived At(DateTimeOffset present, ulong seed) => Lives.GetOrAdd((present, seed), one => PlannedTown.Live(Small, one.Item1, one.Item2));

    private static IEnumerable<TimelineEntry> Entries() => Life.Cases.SelectMany(one => one.Book.Added).Select(entry => CaseJson.ReadEntry(entry.Text));

    // Set so that a light shows now, whatever the hour.
    private static bool AsksNow(Guid id) => Life.Cases.Reverse().Take(18 * 3).Any(one => one.File.Id == id);
}

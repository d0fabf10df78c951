using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>Thirty days of life, played through the rules of the core up to the present.</summary>
internal static class LifeOfCity
{
    public const int Days = 30;

    // A matter is reported once, or by a second person too.
    private const int MostReports = 2;

    // A metropolis shows its map; days of its full load are the simulator's work.
    private const int Most = 12_000;

    /// <summary>About twelve cases for a grid in thirty days.</summary>
    public static int CasesFor(CitySize size) => Math.Min(size.Grids * 12, Most);

    public static LifeLived Live(Town town, IReadOnlyList<CatalogueItem> items, Ground ground, DateTimeOffset present, Dice dice)
    {
        var words = Words.Read();
        var matters = new Days(town.Plan, items, words, dice.Fork("days")).Of(present, LifeOfCity.Days, CasesFor(town.Plan.Size));

        // Every matter has dice and numbers of its own, so that the cores may share the work and the life stays the same.
        var stories = matters.AsParallel().AsOrdered()
            .SelectMany((matter, at) => Tell(dice.Fork($"matter {at}"), 1 + (at * MostReports)).Plots.Play(matter).ToList())
            .ToList();
        var (reporting, moves, _) = Tell(dice.Fork("scenes"), 1 + (matters.Count * MostReports));
        var scenes = new Scenes(town, reporting, moves, dice.Fork("places"), items, present, ground.Calendar);
        stories.AddRange(scenes.All(Guides.GuidedGrid(town.Plan), each: 3));

        return new LifeLived(
            [.. stories.Select(story => story.Case)],
            [.. stories.Where(story => story.Refused is not null).Select(story => (story.File, story.Refused!.Value))]);

        (Reporting Reporting, Moves Moves, Plots Plots) Tell(Dice own, int firstNumber)
        {
            var pace = new Pace(own.Fork("pace"));
            var reporting = new Reporting(town, ground, words, own.Fork("reports"), present, firstNumber);
            var moves = new Moves(town, words, pace, own.Fork("moves"));
            return (reporting, moves, new Plots(town, reporting, moves, pace, own.Fork("plots")));
        }
    }
}

/// <summary>The cases, and the steps that the rules refused, which is a mistake of a plot.</summary>
internal sealed record LifeLived(IReadOnlyList<PlannedCase> Cases, IReadOnlyList<(CaseFile File, CaseRefusal Why)> Refused);

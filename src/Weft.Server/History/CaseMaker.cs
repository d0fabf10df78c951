using Weft.Core.Cases;
using Weft.Server.Cases;
using Weft.Server.History.City;
using Weft.Server.History.Rows;

namespace Weft.Server.History;

/// <summary>A case that is ready to be written, and what its row said about the limit.</summary>
internal sealed record MadeCase(CaseRecord Record, bool? Computed, bool? Recorded)
{
    public bool Ended => Record.File.Stage > CaseStage.Responded;
}

/// <summary>Some rows of the file, prepared: cases and rejects.</summary>
internal sealed record Portion(long LastRow, IReadOnlyList<MadeCase> Cases, Tally Tally);

/// <summary>From rows to cases with sealed timelines. Works on many portions at once.</summary>
internal sealed class CaseMaker(string source, RowReader reader, CityGround city, CaseParty by, DateTimeOffset now)
{
    public Portion Make(IReadOnlyList<DataRow> rows)
    {
        var (cases, tally) = (new List<MadeCase>(rows.Count), new Tally());
        foreach (var row in rows)
        {
            var faults = new RowFaults();
            if (Make(row, faults) is { } made)
            {
                cases.Add(made);
            }
            else
            {
                tally.Reject(row.Row, faults);
            }
        }

        return new Portion(rows[^1].Row, cases, tally);
    }

    private MadeCase? Make(DataRow row, RowFaults faults)
    {
        if (reader.Read(row, faults) is not { } facts)
        {
            return null;
        }

        var (region, item, unit) = (city.Region(facts, faults), city.Item(facts.Item, faults), city.Unit(facts.Unit, faults));
        if (region is null || faults.Any)
        {
            return null;
        }

        var (procedure, receiver) = city.Way(region, item?.Terms.ItemCode, item?.Procedure, facts.Channel);
        if (receiver is null)
        {
            faults.Add(RowFaultKind.NobodyReceives, "", region.Name);
            return null;
        }

        // Whoever reported is not named in the record; nobody can take that place, and the next to join is the first that is known.
        var reporter = new CaseReporter(Guid.CreateVersion7(now), null, Anonymous: true);
        var past = new PastCase(
            $"{source}-{facts.Number}", new CaseSource(source, facts.Number, facts.Row, now), facts.Kind ?? item?.Kind ?? CaseKind.Event, facts.Channel,
            procedure.Id, region.Id, region.Path, item?.Terms, receiver, unit, reporter, facts.Words, facts.Times, facts.Stage, facts.InTime,
            facts.Round, facts.ClosingWords, facts.Score);
        var book = CaseImport.Open(Guid.CreateVersion7(now), past, by);
        var place = facts.Place;
        var kept = new CaseFacts(
            facts.Words, place?.Longitude, place?.Latitude, place?.Source.ToString(), facts.Address, $"{source}/{facts.Number}");
        return new MadeCase(new CaseRecord(book, kept), facts.Times.ComputedInTime, facts.InTime);
    }
}

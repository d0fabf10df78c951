namespace Weft.Server.History.Rows;

/// <summary>What became of the rows.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<RowFaultKind, long> _reasons = [];
    private readonly List<RejectedRow> _rejects = [];

    public long Imported { get; private set; }
    public long AlreadyThere { get; set; }
    public long Rejected { get; private set; }
    public long InTime { get; private set; }
    public long Late { get; private set; }
    public long StillRunning { get; private set; }
    public long WithoutVerdict { get; private set; }

    /// <summary>Rows where our verdict and the record's are both known, and those of them where the two differ.</summary>
    public long Compared { get; private set; }

    public long Differing { get; private set; }

    public long Rows => Imported + AlreadyThere + Rejected;

    /// <summary>By the first fault of each row.</summary>
    public IReadOnlyDictionary<RowFaultKind, long> Reasons => _reasons;

    public IReadOnlyList<RejectedRow> Rejects => _rejects;

    public void Take(bool ended, bool? inTime, bool? computed, bool? recorded)
    {
        Imported++;
        _ = (ended, inTime) switch
        {
            (false, _) => StillRunning++,
            (true, true) => InTime++,
            (true, false) => Late++,
            (true, null) => WithoutVerdict++,
        };
        if (computed is { } ours && recorded is { } theirs)
        {
            Compared++;
            Differing += ours == theirs ? 0 : 1;
        }
    }

    public void Reject(long row, RowFaults faults)
    {
        Rejected++;
        var first = faults.All[0].Kind;
        _reasons[first] = _reasons.GetValueOrDefault(first) + 1;
        _rejects.Add(new RejectedRow(row, faults.All));
    }

    /// <param name="counts">In the order of the properties above, from imported to differing.</param>
    public static Tally Of(long[] counts, IReadOnlyDictionary<RowFaultKind, long> reasons)
    {
        var tally = new Tally
        {
            Imported = counts[0], AlreadyThere = counts[1], Rejected = counts[2], InTime = counts[3], Late = counts[4],
            StillRunning = counts[5], WithoutVerdict = counts[6], Compared = counts[7], Differing = counts[8],
        };
        foreach (var (reason, rows) in reasons)
        {
            tally._reasons[reason] = rows;
        }

        return tally;
    }
}

internal sealed record RejectedRow(long Row, IReadOnlyList<RowFault> Faults);

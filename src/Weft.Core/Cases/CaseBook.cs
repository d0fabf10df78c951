namespace Weft.Core.Cases;

/// <summary>
/// A case and what is being added to its timeline: decides, applies and seals, always together. It lives in memory;
/// whoever holds it stores <see cref="File"/> and <see cref="Added"/> in one transaction.
/// </summary>
public sealed class CaseBook
{
    private readonly List<SealedEntry> _added = [];

    private CaseBook(CaseFile file, int length, byte[] lastHash) => (File, Length, LastHash) = (file, length, lastHash);

    public CaseFile File { get; private set; }

    /// <summary>How many entries the timeline has; also the version that editors name.</summary>
    public int Length { get; private set; }

    public byte[] LastHash { get; private set; }

    /// <summary>The entries sealed since the book was opened.</summary>
    public IReadOnlyList<SealedEntry> Added => _added;

    public static CaseBook Open(CaseFile file, int length, byte[] lastHash) => new(file, length, lastHash);

    /// <summary>The first entry of a new case.</summary>
    public static CaseBook Begin(Guid id, CaseDecision.Yes reported, IReadOnlyList<Guid> photos, DateTimeOffset at)
    {
        var report = (CaseEvent.Reported)reported.Events[0];
        var book = new CaseBook(CaseHistory.Begin(id, report, at), 0, SealedEntry.NoHash);
        book.Seal(report, CaseStep.Report, reported.By, photos, at);
        return book;
    }

    /// <summary>Takes a step if the rules allow it.</summary>
    public CaseDecision Take(CaseCommand command, CaseActor actor, CaseSetting setting, DateTimeOffset now)
    {
        var decision = CaseRules.Decide(File, command, actor, setting, now);
        if (decision is CaseDecision.Yes yes)
        {
            Record(command.Step, yes, command.Photos, now);
        }

        return decision;
    }

    /// <summary>Records what was decided; the photos belong to its first event.</summary>
    public void Record(CaseStep step, CaseDecision.Yes decided, IReadOnlyList<Guid> photos, DateTimeOffset at)
    {
        foreach (var happened in decided.Events)
        {
            File = CaseHistory.Apply(File, happened, at);
            Seal(happened, step, decided.By, photos, at);
            photos = [];
        }
    }

    private void Seal(CaseEvent happened, CaseStep step, CaseParty by, IReadOnlyList<Guid> photos, DateTimeOffset at)
    {
        var entry = SealedEntry.Seal(new TimelineEntry(File.Id, Length + 1, Moments.Of(at), step, by, photos, happened), LastHash);
        _added.Add(entry);
        (Length, LastHash) = (entry.Seq, entry.Hash);
    }
}

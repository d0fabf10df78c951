using System.Text.Json;

namespace Weft.Core.Cases;

/// <summary>What is wrong with a stored timeline, at which entry.</summary>
public sealed record TimelineFault(TimelineFaultKind Kind, int Seq);

public enum TimelineFaultKind
{
    /// <summary>Text or hash of the entry is not what was sealed, or the entry before it changed.</summary>
    HashDiffers,
    /// <summary>An entry is missing or out of order.</summary>
    SequenceBroken,
    /// <summary>Entries are missing at the end, or were added behind the case's back.</summary>
    LengthDiffers,
    /// <summary>The entry is not one of this case, or cannot be read.</summary>
    Unreadable,
    /// <summary>The stored case is not what its timeline says.</summary>
    StateDiffers,
}

/// <summary>Checks a timeline against its hashes, and the case against its timeline.</summary>
public static class TimelineCheck
{
    /// <summary>The first fault, null when everything is as it was sealed.</summary>
    public static TimelineFault? Find(CaseFile stored, int length, byte[] lastHash, IReadOnlyList<SealedEntry> entries)
    {
        var hash = SealedEntry.NoHash;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            if (entry.Seq != i + 1)
            {
                return new TimelineFault(TimelineFaultKind.SequenceBroken, i + 1);
            }

            hash = SealedEntry.HashOf(entry.Text, hash);
            if (!hash.AsSpan().SequenceEqual(entry.Hash))
            {
                return new TimelineFault(TimelineFaultKind.HashDiffers, entry.Seq);
            }
        }

        if (entries.Count != length || entries.Count == 0 || !hash.AsSpan().SequenceEqual(lastHash))
        {
            return new TimelineFault(TimelineFaultKind.LengthDiffers, entries.Count);
        }

        return Replays(stored, entries);
    }

    /// <summary>The case as its timeline tells it.</summary>
    public static CaseFile Replay(IEnumerable<TimelineEntry> entries)
    {
        CaseFile? file = null;
        foreach (var entry in entries)
        {
            file = file is null
                ? CaseHistory.Begin(entry.CaseId, (CaseEvent.Reported)entry.Happened, entry.At)
                : CaseHistory.Apply(file, entry.Happened, entry.At);
        }

        return file!;
    }

    private static TimelineFault? Replays(CaseFile stored, IReadOnlyList<SealedEntry> entries)
    {
        try
        {
            var read = entries.Select(entry => CaseJson.ReadEntry(entry.Text)).ToArray();
            if (read.Select((entry, i) => (entry, i)).FirstOrDefault(pair => pair.entry.CaseId != stored.Id || pair.entry.Seq != pair.i + 1) is { entry: not null, i: var at })
            {
                return new TimelineFault(TimelineFaultKind.Unreadable, at + 1);
            }

            // A region that moved takes its cases along: where it hangs now is not history.
            var replayed = Replay(read) with { Region = stored.Region };
            return CaseJson.Write(replayed) == CaseJson.Write(stored) ? null : new TimelineFault(TimelineFaultKind.StateDiffers, entries.Count);
        }
        catch (Exception exception) when (exception is JsonException or InvalidCastException or NotSupportedException)
        {
            return new TimelineFault(TimelineFaultKind.Unreadable, entries.Count);
        }
    }
}

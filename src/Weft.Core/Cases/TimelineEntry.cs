using System.Security.Cryptography;
using System.Text;

namespace Weft.Core.Cases;

/// <summary>One line of a case's history: who, when, in which role, from which unit, what and why. Never changed, never deleted.</summary>
public sealed record TimelineEntry(
    Guid CaseId, int Seq, DateTimeOffset At, CaseStep Step, CaseParty By, IReadOnlyList<Guid> Photos, CaseEvent Happened);

/// <summary>
/// An entry as stored: its text, and the hash that chains it to the one before. The hash is SHA-256 over the previous hash
/// (32 bytes, zeros for the first entry) followed by the text in UTF-8, so that any reader can check it.
/// </summary>
public sealed record SealedEntry(int Seq, string Text, byte[] Hash)
{
    public static byte[] NoHash => new byte[SHA256.HashSizeInBytes];

    public static SealedEntry Seal(TimelineEntry entry, byte[] previous)
    {
        var text = CaseJson.Write(entry);
        return new SealedEntry(entry.Seq, text, HashOf(text, previous));
    }

    public static byte[] HashOf(string text, ReadOnlySpan<byte> previous) =>
        SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text)]);
}

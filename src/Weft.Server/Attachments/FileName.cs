using System.Text;
using Weft.Core.Attachments;

namespace Weft.Server.Attachments;

/// <summary>Names of files as people gave them, made harmless.</summary>
internal static class FileName
{
    private const int Longest = 200;

    /// <summary>Without folders, control and direction characters, and what no file system takes; never empty.</summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1].Normalize();
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            // Direction marks can make "exe.jpg" of "gpj.exe"; broken surrogates come out of EnumerateRunes as U+FFFD.
            if (!Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format
                && !"\"<>:|?*\uFFFD".Contains(rune.ToString(), StringComparison.Ordinal) && clean.Length + rune.Utf16SequenceLength <= Longest)
            {
                clean.Append(rune);
            }
        }

        return clean.ToString().Trim(' ', '.') is { Length: > 0 } kept ? kept : "file";
    }

    /// <summary>With an ending that fits the content, whatever the sender called it.</summary>
    public static string WithEnding(string name, FileKind kind) =>
        kind.Endings().Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? name : name + kind.Endings()[0];
}

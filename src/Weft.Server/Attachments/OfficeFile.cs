using System.IO.Compression;
using Weft.Core.Attachments;

namespace Weft.Server.Attachments;

/// <summary>
/// Looks into a zip for a word or a table document (ECMA-376). Macros, locked entries and zip bombs are not taken; nothing
/// but the list of contents and the small list of types is unpacked.
/// </summary>
internal static class OfficeFile
{
    private const int MostEntries = 10_000;
    private const long MostBytesUnpacked = 1L << 30;

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>Null when it is a zip of something else, or one that nobody should open.</summary>
    public static FileKind? Look(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(entry => entry.Length) > MostBytesUnpacked
                || zip.Entries.Any(entry => entry.IsEncrypted || entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            var types = Types(zip);
            return types switch
            {
                null => null,
                _ when zip.GetEntry("word/document.xml") is not null && types.Contains(Word, StringComparison.Ordinal) => FileKind.Docx,
                _ when zip.GetEntry("xl/workbook.xml") is not null && types.Contains(Sheet, StringComparison.Ordinal) => FileKind.Xlsx,
                _ => null,
            };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Read up to a limit of our own: the size an entry states may be a lie.
    private static string? Types(ZipArchive zip)
    {
        if (zip.GetEntry("[Content_Types].xml") is not { } entry)
        {
            return null;
        }

        using var text = new StreamReader(entry.Open());
        var start = new char[512 * 1024];
        return new string(start, 0, text.ReadBlock(start));
    }
}

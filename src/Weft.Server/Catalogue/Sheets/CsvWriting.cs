namespace Weft.Server.Catalogue.Sheets;

/// <summary>
/// A cell that begins like a formula would be run by the spreadsheet that opens the CSV, whoever typed it. It gets an
/// apostrophe in front, which the import takes off again.
/// </summary>
internal static class CsvWriting
{
    private const string Dangerous = "=+-@\t'";

    public static string WithGuard(string text) => text is [var first, ..] && Dangerous.Contains(first) ? $"'{text}" : text;

    public static string WithoutGuard(string text) => text is ['\'', var second, ..] && Dangerous.Contains(second) ? text[1..] : text;
}

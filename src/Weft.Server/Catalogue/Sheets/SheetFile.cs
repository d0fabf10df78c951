using Weft.Server.Http;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>Reads an uploaded file by what it is, not by what it is called.</summary>
internal static class SheetFile
{
    private static readonly byte[] Zip = "PK"u8.ToArray();
    private static readonly byte[] OldOffice = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The sheets, or why they cannot be read.</summary>
    public static (IReadOnlyList<Sheet> Sheets, ProblemCode? Problem) Read(byte[] content)
    {
        try
        {
            return content.AsSpan().StartsWith(Zip) ? (XlsxReader.Read(new MemoryStream(content)), null)
                : content.AsSpan().StartsWith(OldOffice) || content.Contains((byte)0) ? ([], CatalogueProblems.SheetNotReadable)
                : ([CsvReader.Read(content)], null);
        }
        catch (SheetException exception)
        {
            return ([], exception.Problem);
        }
    }
}

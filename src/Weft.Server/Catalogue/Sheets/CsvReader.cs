using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>Reads a CSV as one sheet: UTF-8, or GB 18030 as Chinese spreadsheets save it; comma, semicolon or tab.</summary>
internal static class CsvReader
{
    public const string SheetName = "csv";

    public static Sheet Read(byte[] file)
    {
        var budget = new SheetBudget();
        var text = Decode(file);
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = null,
            IgnoreBlankLines = false, // or row numbers would not be those that a person sees
            Delimiter = DelimiterOf(text).ToString(),
        });
        var rows = new List<SheetRow>();
        while (parser.Read())
        {
            rows.Add(new SheetRow(parser.Row, Cells(parser.Record!, budget)));
        }

        return new Sheet(SheetName, rows);
    }

    private static Dictionary<int, Cell> Cells(string[] record, SheetBudget budget)
    {
        var cells = new Dictionary<int, Cell>();
        for (var column = 0; column < record.Length; column++)
        {
            if (record[column].Length > 0)
            {
                budget.TakeCell();
                cells.Add(column, new Cell(CsvWriting.WithoutGuard(record[column])));
            }
        }

        return cells;
    }

    // From the headers alone: the cells below are full of lists with semicolons.
    private static char DelimiterOf(string text)
    {
        var headers = text.AsSpan().TrimStart();
        headers = headers[..(headers.IndexOf('\n') is var end and >= 0 ? end : headers.Length)];
        return headers.Count('\t') > headers.Count(',') ? '\t' : headers.Count(';') > headers.Count(',') ? ';' : ',';
    }

    private static string Decode(byte[] file)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(file);
        }
    }
}

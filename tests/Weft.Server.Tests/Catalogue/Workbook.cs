using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Weft.Server.Catalogue.Sheets;

namespace Weft.Server.Tests.Catalogue;

/// <summary>Makes small workbooks as spreadsheets save them: texts, numbers, formulas and merged cells.</summary>
internal sealed class Workbook
{
    private readonly List<(string Name, string Xml)> _sheets = [];

    /// <summary>A cell is text, an int (a number), a string that begins with = (a formula) or null (blank).</summary>
    public Workbook Sheet(string name, object?[][] rows, params string[] merged)
    {
        var xml = new StringBuilder("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{row + 1}">""");
            for (var column = 0; column < rows[row].Length; column++)
            {
                xml.Append(Cell($"{Weft.Server.Catalogue.Sheets.Sheet.Letters(column)}{row + 1}", rows[row][column]));
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>").Append(string.Concat(merged.Select(range => $"""<mergeCells><mergeCell ref="{range}"/></mergeCells>"""))).Append("</worksheet>");
        _sheets.Add((name, xml.ToString()));
        return this;
    }

    public byte[] Bytes()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml",
                $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{string.Concat(_sheets.Select((sheet, i) => $"""<sheet name="{sheet.Name}" sheetId="{i + 1}" r:id="rId{i + 1}"/>"""))}</sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels",
                $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(_sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="x/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))}</Relationships>""");
            for (var i = 0; i < _sheets.Count; i++)
            {
                Add(zip, $"xl/worksheets/sheet{i + 1}.xml", _sheets[i].Xml);
            }
        }

        return file.ToArray();
    }

    /// <summary>A workbook of a few kilobytes whose one sheet unfolds to more than 100 MB.</summary>
    public static byte[] Bomb()
    {
        using var file = new MemoryStream();
        file.Write(new Workbook().Sheet(WeftLayout.ItemsSheet, []).Bytes());
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet.Write("<worksheet><sheetData>"u8);
            var spaces = new byte[1_000_000];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 110; i++)
            {
                sheet.Write(spaces);
            }

            sheet.Write("</sheetData></worksheet>"u8);
        }

        return file.ToArray();
    }

    private static string Cell(string reference, object? value) => value switch
    {
        null => $"""<c r="{reference}" s="1"/>""",
        int number => $"""<c r="{reference}"><v>{number}</v></c>""",
        string text when text.StartsWith('=') => $"""<c r="{reference}"><f>{SecurityElement.Escape(text[1..])}</f><v>7</v></c>""",
        _ => $"""<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(value.ToString())}</t></is></c>""",
    };

    private static void Add(ZipArchive zip, string path, string xml)
    {
        using var entry = new StreamWriter(zip.CreateEntry(path).Open());
        entry.Write(xml);
    }
}

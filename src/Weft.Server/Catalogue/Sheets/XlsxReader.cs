using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>
/// Reads an xlsx cell by cell. The spreadsheet libraries give values only; a report that names sheet, row and column and
/// tells a formula from a value needs the cells as they stand, and a row must cost what it holds, not what its sheet claims.
/// </summary>
internal static partial class XlsxReader
{
    public static IReadOnlyList<Sheet> Read(Stream file)
    {
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var budget = new SheetBudget();
            var targets = Targets(zip, budget, "xl/_rels/workbook.xml.rels");
            var texts = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? SharedTexts(budget.Guard(strings.Open()), budget) : [];

            return [.. SheetNames(zip, budget).Select(sheet => ReadSheet(zip, budget, sheet.Name, PathOf(targets[sheet.Id].Target), texts))];
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or KeyNotFoundException
            or OverflowException or ArgumentException or IndexOutOfRangeException or NotSupportedException)
        {
            throw new SheetException(CatalogueProblems.SheetNotReadable, exception);
        }
    }

    private static IEnumerable<(string Name, string Id)> SheetNames(ZipArchive zip, SheetBudget budget) =>
        from sheet in Xml(zip, budget, "xl/workbook.xml").Descendants()
        where sheet.Name.LocalName == "sheet"
        let id = sheet.Attributes().First(attribute => attribute.Name.LocalName == "id" && attribute.Name.Namespace != XNamespace.None)
        select ((string?)sheet.Attribute("name") ?? "", id.Value);

    private static Dictionary<string, (string Target, string Type)> Targets(ZipArchive zip, SheetBudget budget, string path) =>
        Xml(zip, budget, path).Descendants().Where(link => link.Name.LocalName == "Relationship")
            .ToDictionary(link => (string)link.Attribute("Id")!, link => ((string)link.Attribute("Target")!, (string)link.Attribute("Type")!));

    private static string PathOf(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";

    private static Sheet ReadSheet(ZipArchive zip, SheetBudget budget, string name, string path, IReadOnlyList<string> texts)
    {
        var links = $"{path.Insert(path.LastIndexOf('/'), "/_rels")}.rels";
        var hasComments = zip.GetEntry(links) is not null
            && Targets(zip, budget, links).Values.Any(link => link.Type.EndsWith("/comments", StringComparison.Ordinal));

        using var xml = XmlReader.Create(budget.Guard(Entry(zip, path).Open()), Settings);
        return new Sheet(name, [.. Rows(xml, budget, texts)], hasComments);
    }

    private static IEnumerable<SheetRow> Rows(XmlReader xml, SheetBudget budget, IReadOnlyList<string> texts)
    {
        var number = 0;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                budget.TakeCell(); // an empty row is no free lunch either
                number = xml.GetAttribute("r") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : number + 1;
                var cells = new Dictionary<int, Cell>();
                if (!xml.IsEmptyElement)
                {
                    ReadCells(xml, budget, texts, cells);
                }

                yield return new SheetRow(number, cells);
            }
        }
    }

    private static void ReadCells(XmlReader xml, SheetBudget budget, IReadOnlyList<string> texts, Dictionary<int, Cell> cells)
    {
        var column = -1;
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "row" })
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                column = xml.GetAttribute("r") is { } reference ? Sheet.ColumnOf(reference) : column + 1;
                if (!xml.IsEmptyElement && ReadCell(xml, texts) is { } cell)
                {
                    budget.TakeCell();
                    cells[column] = cell;
                }
            }
        }
    }

    private static Cell? ReadCell(XmlReader xml, IReadOnlyList<string> texts)
    {
        var type = xml.GetAttribute("t");
        var value = new StringBuilder();
        var isFormula = false;

        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "c" })
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            isFormula |= xml.LocalName == "f";
            if (xml.LocalName is "v" or "t" && !xml.IsEmptyElement)
            {
                xml.Read();
                value.Append(xml.Value);
            }
        }

        var text = (type, value.Length) switch
        {
            (_, 0) => "",
            ("s", _) => texts[int.Parse(value.ToString(), CultureInfo.InvariantCulture)],
            ("b", _) => value[0] == '1' ? "TRUE" : "FALSE",
            (null or "n", _) => Plain(value.ToString()),
            _ => Decoded(value.ToString()),
        };
        return text.Length > 0 || isFormula ? new Cell(text, isFormula) : null;
    }

    // 0.1 is stored as 0.10000000000000001, and 1 sometimes as 1.0: people see the short form.
    private static string Plain(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value.ToString("R", CultureInfo.InvariantCulture) : number;

    private static List<string> SharedTexts(Stream stream, SheetBudget budget)
    {
        var texts = new List<string>();
        using var xml = XmlReader.Create(stream, Settings);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                budget.TakeCell();
                texts.Add(xml.IsEmptyElement ? "" : SharedText(xml));
            }
        }

        return texts;
    }

    // A text may be cut in runs of different fonts; a reading aid (rPh) is no part of it.
    private static string SharedText(XmlReader xml)
    {
        var text = new StringBuilder();
        var aid = false;
        while (xml.Read() && xml is not { NodeType: XmlNodeType.EndElement, LocalName: "si" })
        {
            switch (xml)
            {
                case { LocalName: "rPh" }:
                    aid = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "t", IsEmptyElement: false } when !aid:
                    xml.Read();
                    text.Append(xml.Value);
                    break;
            }
        }

        return Decoded(text.ToString());
    }

    // Characters that XML cannot hold, and what only looks like one, are written as _x000D_.
    private static string Decoded(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Encoded().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Encoded();

    private static XDocument Xml(ZipArchive zip, SheetBudget budget, string path)
    {
        using var xml = XmlReader.Create(budget.Guard(Entry(zip, path).Open()), Settings);
        return XDocument.Load(xml);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string path) =>
        zip.GetEntry(path) ?? throw new InvalidDataException($"no {path}");

    private static XmlReaderSettings Settings => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true };
}

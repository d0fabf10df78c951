using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Weft.Core.Regions;

namespace Weft.Server.Regions.Imports;

/// <summary>One column pair of a divisions table.</summary>
internal sealed record DivisionColumn(RegionLevel Level, string Name, string Code, string Scheme);

/// <summary>One cell pair: what a line says of one level.</summary>
internal sealed record DivisionCell(DivisionColumn Column, string Name, string Code);

internal sealed record DivisionRow(int Line, IReadOnlyList<DivisionCell> Cells);

/// <summary>A table of divisions as text; nothing is judged yet.</summary>
internal sealed record DivisionTable(IReadOnlyList<DivisionRow> Rows)
{
    private static readonly DivisionColumn[] Known =
    [
        new(RegionLevel.Province, "province", "province_code", "county"),
        new(RegionLevel.City, "city", "city_code", "county"),
        new(RegionLevel.County, "county", "county_code", "county"),
        new(RegionLevel.Street, "town", "town_code", "township"),
        new(RegionLevel.Community, "village", "village_code", "village"),
    ];

    /// <summary>The table, or why it is none.</summary>
    public static (DivisionTable? Table, string? Reason) Read(byte[] csv)
    {
        using var reader = new CsvReader(new StringReader(Text(csv)), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            TrimOptions = TrimOptions.Trim,
            MissingFieldFound = null,
            BadDataFound = null,
        });
        if (!reader.Read() || !reader.ReadHeader())
        {
            return (null, "表格为空。 The table is empty.");
        }

        var headers = reader.HeaderRecord!.Select(header => header.Trim().ToLowerInvariant()).ToHashSet();
        DivisionColumn[] columns = [.. Known.Where(column => headers.Contains(column.Name) && headers.Contains(column.Code))];
        if (columns.Length == 0)
        {
            return (null, $"没有找到列。 None of the columns was found: {string.Join(", ", Known.Select(column => $"{column.Code}, {column.Name}"))}.");
        }

        var rows = new List<DivisionRow>();
        while (reader.Read())
        {
            rows.Add(new DivisionRow(reader.Parser.RawRow, [.. columns.Select(column => new DivisionCell(column, Field(column.Name), Field(column.Code)))]));
        }

        return rows.Count > 0 ? (new DivisionTable(rows), null) : (null, "表格没有数据行。 The table has no rows.");

        string Field(string name) => reader.TryGetField<string>(name, out var value) ? value ?? "" : "";
    }

    // Tables from Chinese office programs are often GB 18030; text that is no UTF-8 is taken for that.
    private static string Text(byte[] csv)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(csv).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(csv);
        }
    }
}

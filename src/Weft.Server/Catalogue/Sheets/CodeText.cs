using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>Codes and names as people leave them in spreadsheets, put right where there is no doubt, and told.</summary>
internal static class CodeText
{
    /// <summary>1 becomes 01 where the layout says that codes have two digits.</summary>
    public static string Complete(Layout layout, SheetTable table, SheetRow row, ItemField field, string code)
    {
        if (!layout.Digits.TryGetValue(field, out var digits) || code.Length >= digits || !code.All(char.IsAsciiDigit))
        {
            return code;
        }

        var whole = code.PadLeft(digits, '0');
        if (table.Text(row, field).Length > 0)
        {
            table.Remark(row.Number, field, Notes.CodeCompleted, $"{code} → {whole}");
        }

        return whole;
    }

    public static string OneLine(SheetTable table, SheetRow row, ItemField field, string name)
    {
        if (!name.Contains('\n', StringComparison.Ordinal))
        {
            return name;
        }

        var line = name.Replace("\n", "", StringComparison.Ordinal);
        table.Remark(row.Number, field, Notes.LineBreakRemoved, line);
        return line;
    }
}

using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>One sheet seen through a layout: where each field stands, and what a cell says after the layout's words.</summary>
internal sealed class SheetTable
{
    private const int FirstRowsToLookIn = 20;

    private readonly Layout _layout;
    private readonly SheetNotes _notes;
    private readonly Dictionary<ItemField, (int Column, string Header)> _columns = [];

    private SheetTable(Layout layout, LayoutSheet place, Sheet sheet, SheetRow header, SheetNotes notes)
    {
        (_layout, _notes) = (layout, notes);
        (Name, Kind) = (sheet.Name, place.Kind);
        Rows = [.. sheet.Rows.Where(row => row.Number > header.Number)];
        HeaderRow = header.Number;
    }

    public string Name { get; }
    public ClassKind? Kind { get; }
    public int HeaderRow { get; }
    public IReadOnlyList<SheetRow> Rows { get; }

    /// <summary>Null, and a fault told, when the headers cannot be found.</summary>
    public static SheetTable? Open(Layout layout, LayoutSheet place, Sheet sheet, SheetNotes notes)
    {
        var headers = layout.Columns.ToDictionary(column => WithoutGaps(column.Key), column => column.Value, StringComparer.OrdinalIgnoreCase);
        var row = place.HeaderRow is { } number
            ? sheet.Rows.FirstOrDefault(row => row.Number == number)
            : sheet.Rows.Take(FirstRowsToLookIn).FirstOrDefault(row => row.Cells.Values.Count(cell => headers.ContainsKey(WithoutGaps(cell.Text))) >= 3);

        if (row is null)
        {
            notes.Fault(sheet.Name, place.HeaderRow, null, Notes.HeaderMissing);
            return null;
        }

        var table = new SheetTable(layout, place, sheet, row, notes);
        table.TakeHeaders(row, headers);
        return table.HasWhatIsNeeded() ? table : null;
    }

    public bool Has(ItemField field) => _columns.ContainsKey(field);

    /// <summary>As the person sees the column: I 处置时限.</summary>
    public string? ColumnName(ItemField field) =>
        _columns.TryGetValue(field, out var at) ? $"{Sheet.Letters(at.Column)} {at.Header}" : null;

    /// <summary>What the cell says, trimmed; empty when it is blank, and when it is a formula, which is told as a fault.</summary>
    public string Text(SheetRow row, ItemField field)
    {
        if (!_columns.TryGetValue(field, out var at) || !row.Cells.TryGetValue(at.Column, out var cell))
        {
            return "";
        }

        if (cell.IsFormula)
        {
            _notes.Fault(Name, row.Number, ColumnName(field), Notes.Formula, cell.Text);
            return "";
        }

        var text = cell.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return _layout.Words.TryGetValue(field, out var words) && words.TryGetValue(text, out var meant) ? Replaced(row, field, text, meant) : text;
    }

    private string Replaced(SheetRow row, ItemField field, string text, string meant)
    {
        _notes.Remark(Name, row.Number, ColumnName(field), Notes.WordReplaced, $"{text} → {meant}");
        return meant;
    }

    public bool IsBlank(SheetRow row) => HoldsOnly(row, []);

    /// <summary>Whether the row is blank in all read columns beside these.</summary>
    public bool HoldsOnly(SheetRow row, ReadOnlySpan<ItemField> fields)
    {
        foreach (var (field, at) in _columns)
        {
            if (!fields.Contains(field) && row.Cells.TryGetValue(at.Column, out var cell) && (cell.IsFormula || !string.IsNullOrWhiteSpace(cell.Text)))
            {
                return false;
            }
        }

        return true;
    }

    public void Fault(int row, ItemField field, Note note, string? value = null) => _notes.Fault(Name, row, ColumnName(field), note, value);

    public void Remark(int row, ItemField field, Note note, string? value = null) => _notes.Remark(Name, row, ColumnName(field), note, value);

    private void TakeHeaders(SheetRow row, Dictionary<string, ItemField> headers)
    {
        foreach (var (column, cell) in row.Cells.OrderBy(cell => cell.Key))
        {
            var header = cell.Text.Trim();
            if (!headers.TryGetValue(WithoutGaps(header), out var field))
            {
                _notes.Remark(Name, row.Number, $"{Sheet.Letters(column)} {header}", Notes.ColumnNotRead);
            }
            else if (!_columns.TryAdd(field, (column, header)))
            {
                _notes.Fault(Name, row.Number, $"{Sheet.Letters(column)} {header}", Notes.ColumnTwice);
            }
        }
    }

    private bool HasWhatIsNeeded()
    {
        ItemField[] needed = [ItemField.Code, ItemField.Name, ItemField.ClassCode, ItemField.Acceptance, ItemField.Handle, ItemField.Completion];
        var missing = needed.Where(field => !Has(field) && !_layout.Defaults.ContainsKey(field)
            && !(field == ItemField.ClassCode && _layout.ClassCodeFromItemCode > 0)).ToList();

        foreach (var field in missing)
        {
            _notes.Fault(Name, HeaderRow, _layout.Columns.FirstOrDefault(column => column.Value == field).Key ?? field.ToString(), Notes.ColumnMissing);
        }

        return missing.Count == 0;
    }

    private static string WithoutGaps(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}

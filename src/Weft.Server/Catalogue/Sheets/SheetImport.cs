using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>What a file holds, and all there is to say about it; with faults, nothing of it may be kept.</summary>
internal sealed record Imported(
    IReadOnlyList<CatalogueClass> Classes, IReadOnlyList<CatalogueItem> Items, IReadOnlyList<LimitReading> Limits,
    IReadOnlyList<SheetNote> Faults, IReadOnlyList<SheetNote> Remarks);

/// <summary>What a file may point at.</summary>
internal sealed record Known(Func<Guid, bool> IsUnit, Func<string, bool> IsProcedure);

/// <summary>Reads sheets through a layout, row by row, and goes on after a fault, so that one upload tells all of them.</summary>
internal sealed class SheetImport
{
    private readonly Layout _layout;
    private readonly Known _known;
    private readonly SheetNotes _notes = new();
    private readonly ClassReader _classes;
    private readonly LimitReader _limits;
    private readonly ConditionReader _conditions;
    private readonly Dictionary<string, CatalogueItem> _items = [];
    private readonly Dictionary<string, string> _names = [];

    private SheetImport(Layout layout, Known known)
    {
        _layout = layout;
        _known = known;
        _classes = new ClassReader(layout);
        _limits = new LimitReader(layout);
        _conditions = new ConditionReader(layout, _limits);
    }

    public static Imported Read(Layout layout, IReadOnlyList<Sheet> sheets, Known known)
    {
        var import = new SheetImport(layout, known);
        import.ReadSheets(sheets);
        return new Imported([.. import._classes.Classes.Values], [.. import._items.Values], import._limits.Readings, import._notes.Faults, import._notes.Remarks);
    }

    private void ReadSheets(IReadOnlyList<Sheet> sheets)
    {
        foreach (var place in _layout.Sheets)
        {
            if (SheetFor(place, sheets) is not { } sheet)
            {
                _notes.Fault(place.Sheet, null, null, Notes.SheetMissing);
            }
            else if (SheetTable.Open(_layout, place, sheet, _notes) is { } table)
            {
                ReadRows(table);
            }
        }

        foreach (var sheet in sheets)
        {
            RemarkOn(sheet);
        }

        if (_items.Count == 0 && _classes.Classes.Count == 0 && _notes.Faults.Count == 0)
        {
            _notes.Fault(_layout.Sheets[0].Sheet, null, null, Notes.NothingInIt);
        }
    }

    private static Sheet? SheetFor(LayoutSheet place, IReadOnlyList<Sheet> sheets) =>
        sheets is [{ Name: CsvReader.SheetName } csv] ? csv : sheets.FirstOrDefault(sheet => sheet.Name.Trim() == place.Sheet);

    private void RemarkOn(Sheet sheet)
    {
        if (sheet.Name != CsvReader.SheetName && !_layout.Ignore.Contains(sheet.Name) && _layout.Sheets.All(place => place.Sheet != sheet.Name.Trim()))
        {
            _notes.Remark(sheet.Name, null, null, Notes.SheetNotRead);
        }

        if (sheet.HasComments)
        {
            _notes.Remark(sheet.Name, null, null, Notes.CommentsNotRead);
        }
    }

    private void ReadRows(SheetTable table)
    {
        _classes.BeginSheet();
        ItemReader? item = null;
        var last = table.Rows.LastOrDefault(row => !table.IsBlank(row))?.Number ?? 0;
        foreach (var row in table.Rows.TakeWhile(row => row.Number <= last))
        {
            if (table.IsBlank(row))
            {
                _notes.Remark(table.Name, row.Number, null, Notes.BlankRow);
            }
            else
            {
                item = ReadRow(table, row, item);
            }
        }

        Finish(table, item);
    }

    private ItemReader? ReadRow(SheetTable table, SheetRow row, ItemReader? above)
    {
        var code = table.Text(row, ItemField.Code);
        if (code.Length == 0)
        {
            return ContinueOrClassOnly(table, row, above);
        }

        code = CodeText.Complete(_layout, table, row, ItemField.Code, code);
        if (_classes.Read(table, row, code) is not { } its)
        {
            return above; // told already; the row's item cannot be placed
        }

        code = $"{its.Root?.ItemPrefix}{(_layout.ItemCodesBelowClass ? its.SourceCode : "")}{code}";
        if (code == above?.Code)
        {
            return Continue(table, row, above);
        }

        Finish(table, above);
        if (_items.ContainsKey(code))
        {
            table.Fault(row.Number, ItemField.Code, Notes.CodeTwice, code);
        }

        _conditions.BeginItem();
        var item = new ItemReader(_layout, table, row, code, its.Class);
        AddCondition(table, row, item);
        return item;
    }

    private ItemReader? ContinueOrClassOnly(SheetTable table, SheetRow row, ItemReader? above)
    {
        var name = table.Text(row, ItemField.Name);
        if (name.Length > 0 && name != above?.Name)
        {
            table.Fault(row.Number, ItemField.Code, FaultNotes.Missing, name);
            return above;
        }

        if (table.HoldsOnly(row, ClassReader.Fields))
        {
            _classes.Read(table, row, "");
            return above;
        }

        if (above is null)
        {
            table.Fault(row.Number, ItemField.Code, Notes.NoItemAbove);
            return null;
        }

        return Continue(table, row, above);
    }

    private ItemReader Continue(SheetTable table, SheetRow row, ItemReader item)
    {
        item.CheckRepeats(row);
        AddCondition(table, row, item);
        return item;
    }

    private void AddCondition(SheetTable table, SheetRow row, ItemReader item)
    {
        if (_conditions.Read(table, row, item.NextNumber) is { } condition)
        {
            item.Add(condition, row);
        }
    }

    private void Finish(SheetTable table, ItemReader? item)
    {
        if (item is null || !_items.TryAdd(item.Code, item.Finish()))
        {
            return;
        }

        if (_items[item.Code].ResponsibleUnitId is { } unit && !_known.IsUnit(unit))
        {
            table.Fault(item.FirstRow.Number, ItemField.ResponsibleUnitId, Notes.UnitUnknown, unit.ToString());
        }

        if (_items[item.Code].ProcedureCode is { } procedure && !_known.IsProcedure(procedure))
        {
            table.Fault(item.FirstRow.Number, ItemField.ProcedureCode, Notes.ProcedureUnknown, procedure);
        }

        if (item.Name.Length > 0 && !_names.TryAdd(item.Name, item.Code))
        {
            table.Remark(item.FirstRow.Number, ItemField.Name, Notes.NameTwice, $"{item.Name} ({_names[item.Name]}, {item.Code})");
        }
    }
}

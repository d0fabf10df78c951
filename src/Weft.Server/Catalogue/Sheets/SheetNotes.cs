namespace Weft.Server.Catalogue.Sheets;

/// <summary>The faults and remarks of one import, each told once.</summary>
internal sealed class SheetNotes
{
    private readonly HashSet<SheetNote> _told = [];
    private readonly HashSet<(string, int?, string?)> _faultyCells = [];

    public List<SheetNote> Faults { get; } = [];
    public List<SheetNote> Remarks { get; } = [];

    /// <summary>One fault a cell is enough: what follows from it would only hide the cause.</summary>
    public void Fault(string sheet, int? row, string? column, Note note, string? value = null)
    {
        if (_faultyCells.Add((sheet, row, column)))
        {
            Faults.Add(Tell(sheet, row, column, note, value));
        }
    }

    public void Remark(string sheet, int? row, string? column, Note note, string? value = null)
    {
        var remark = Tell(sheet, row, column, note, value);
        if (_told.Add(remark))
        {
            Remarks.Add(remark);
        }
    }

    private static SheetNote Tell(string sheet, int? row, string? column, Note note, string? value) =>
        new(sheet, row, column, note.Code, note.Chinese, note.English, value is { Length: > 200 } ? $"{value[..200]}…" : value);
}

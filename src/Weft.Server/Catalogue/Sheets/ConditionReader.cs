using System.Globalization;
using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>Reads the condition columns of one row.</summary>
internal sealed class ConditionReader(Layout layout, LimitReader limits)
{
    private static readonly ItemField[] Fields = [ItemField.Acceptance, ItemField.SignFor, ItemField.Handle, ItemField.Completion];
    private readonly Dictionary<ItemField, string> _above = [];

    public void BeginItem() => _above.Clear();

    /// <summary>Null when the row says nothing of a condition.</summary>
    public ItemCondition? Read(SheetTable table, SheetRow row, int number)
    {
        if (Fields.All(field => table.Text(row, field).Length == 0 && !layout.Defaults.ContainsKey(field)))
        {
            return null;
        }

        CheckNumber(table, row, number);
        var signFor = Text(table, row, ItemField.SignFor);
        var handle = Text(table, row, ItemField.Handle);
        return new ItemCondition
        {
            Number = number,
            Acceptance = Text(table, row, ItemField.Acceptance),
            SignFor = signFor.Length == 0 ? null : limits.Read(table, row.Number, ItemField.SignFor, signFor),
            Handle = limits.Read(table, row.Number, ItemField.Handle, handle),
            Completion = Text(table, row, ItemField.Completion),
        };
    }

    private static void CheckNumber(SheetTable table, SheetRow row, int number)
    {
        var text = table.Text(row, ItemField.ConditionNumber);
        if (text.Length > 0 && text != number.ToString(CultureInfo.InvariantCulture))
        {
            table.Fault(row.Number, ItemField.ConditionNumber, Notes.NotInOrder, text);
        }
    }

    private string Text(SheetTable table, SheetRow row, ItemField field)
    {
        var text = table.Text(row, field);
        if (text.Length == 0 && layout.FromAbove.Contains(field))
        {
            text = _above.GetValueOrDefault(field, "");
        }

        if (text.Length == 0 && layout.Defaults.TryGetValue(field, out var usual))
        {
            table.Remark(table.HeaderRow, field, Notes.DefaultUsed, $"{field}: {usual}");
            text = usual;
        }

        return _above[field] = text;
    }
}

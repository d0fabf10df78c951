using Weft.Core.Catalogue;
using Weft.Core.Clocks;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>Reads the limits of a file and remembers how each way of writing was understood, so that a person can check a dozen lines instead of thousands.</summary>
internal sealed class LimitReader(Layout layout)
{
    // Stands in for a limit that could not be read, so that the rest of the row is still checked; a fault stops the import.
    private static readonly Limit Unread = new(1, LimitUnit.WorkingDay);

    private readonly BareUnits _bare = layout.DaysAreWorkingDays ? BareUnits.DaysAreWorkingDays : BareUnits.Usual;
    private readonly Dictionary<string, (Limit Limit, int Count)> _read = [];

    public IReadOnlyList<LimitReading> Readings =>
        [.. _read.OrderByDescending(reading => reading.Value.Count).Select(reading => new LimitReading(
            reading.Key, reading.Value.Limit.ToString(), reading.Value.Limit.ToEnglish(), reading.Value.Count))];

    public Limit Read(SheetTable table, int row, ItemField field, string text)
    {
        if (!Limit.TryParse(text, _bare, out var limit, out var fault))
        {
            table.Fault(row, field, Notes.Of(fault.Value), text);
            return Unread;
        }

        if (limit.Unit == LimitUnit.NaturalDay && text.Contains("紧急", StringComparison.Ordinal))
        {
            table.Remark(row, field, Notes.UnusualLimit, text);
        }

        _read[text] = (limit, _read.GetValueOrDefault(text).Count + 1);
        return limit;
    }
}

using Weft.Core.Catalogue;

namespace Weft.Server.Catalogue.Sheets;

/// <summary>How a city writes its standard: which sheet, which row of headers, which header is which field. A new city's file is one of these, not code.</summary>
internal sealed record Layout
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string EnglishName { get; init; }

    /// <summary>The sheets to read. A CSV is read as the only sheet, whatever its name.</summary>
    public required IReadOnlyList<LayoutSheet> Sheets { get; init; }

    /// <summary>Header text to field; white space in headers does not count.</summary>
    public required IReadOnlyDictionary<string, ItemField> Columns { get; init; }

    /// <summary>Sheets that belong to the layout and hold no items.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Fields whose blank cell means the value above, because cells are merged over the rows of an item or a class.</summary>
    public IReadOnlyList<ItemField> FromAbove { get; init; } = [];

    /// <summary>How many digits a numeric code has: 1 becomes 01.</summary>
    public IReadOnlyDictionary<ItemField, int> Digits { get; init; } = new Dictionary<ItemField, int>();

    /// <summary>The class at the top for facilities and for events, and what stands before the codes below it.</summary>
    public IReadOnlyDictionary<ClassKind, LayoutRoot> Roots { get; init; } = new Dictionary<ClassKind, LayoutRoot>();

    /// <summary>Item codes are counted within their class: the class code becomes their beginning.</summary>
    public bool ItemCodesBelowClass { get; init; }

    /// <summary>How many characters of the item code are the code of its class, when there is no column for it; 0 when there is.</summary>
    public int ClassCodeFromItemCode { get; init; }

    /// <summary>天 is short for 工作日 in this source, not for a day of 24 hours.</summary>
    public bool DaysAreWorkingDays { get; init; }

    /// <summary>What between two entries of a list, beside a semicolon and a line break, parts them.</summary>
    public string ListSeparators { get; init; } = "";

    /// <summary>Words of the source and what they stand for, by field.</summary>
    public IReadOnlyDictionary<ItemField, IReadOnlyDictionary<string, string>> Words { get; init; } = new Dictionary<ItemField, IReadOnlyDictionary<string, string>>();

    /// <summary>What a field is when the source is silent.</summary>
    public IReadOnlyDictionary<ItemField, string> Defaults { get; init; } = new Dictionary<ItemField, string>();
}

/// <param name="Sheet">Its name in the workbook.</param>
/// <param name="HeaderRow">The row of the headers; null looks for it in the first 20 rows.</param>
/// <param name="Kind">What everything on the sheet is, when no column says it.</param>
internal sealed record LayoutSheet(string Sheet, int? HeaderRow = null, ClassKind? Kind = null);

internal sealed record LayoutRoot(string Code, string Name, string? EnglishName = null, string ItemPrefix = "", string ClassPrefix = "");

namespace Weft.Server.Catalogue.Sheets;

/// <summary>One thing to say about one place of a file: a fault, which stops the import, or a remark, which does not.</summary>
internal sealed record SheetNote(string Sheet, int? Row, string? Column, string Code, string Chinese, string English, string? Value = null);

/// <summary>How a limit was read, for all cells that write it so.</summary>
internal sealed record LimitReading(string Text, string Chinese, string English, int Count);

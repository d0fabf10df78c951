namespace Weft.Server.History.Rows;

/// <summary>One record of a data file as it stands there.</summary>
/// <param name="Row">As spreadsheets count: the header is row 1.</param>
/// <param name="BadQuotes">Quotes stand where the format has none.</param>
internal sealed record DataRow(long Row, string[] Cells, bool BadQuotes, HashSet<string> SaysNothing)
{
    /// <summary>The cell without blanks around it; null when it says nothing.</summary>
    public string? Cell(int column)
    {
        var text = Cells[column].Trim();
        return text.Length == 0 || SaysNothing.Contains(text) ? null : text;
    }

    public string Raw(int column) => Cells[column].Trim();
}

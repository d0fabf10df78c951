namespace Weft.Server.Catalogue.Sheets;

/// <summary>What a cell holds as text. A formula's last result is kept too, but nobody can see from the file that it is still true.</summary>
internal sealed record Cell(string Text, bool IsFormula = false);

/// <summary>One row with its number as the person sees it, and the cells that hold something, by column from 0.</summary>
internal sealed record SheetRow(int Number, IReadOnlyDictionary<int, Cell> Cells);

internal sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows, bool HasComments = false)
{
    /// <summary>A, B, ... Z, AA: how spreadsheets name a column.</summary>
    public static string Letters(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";

    /// <summary>The column of a reference such as AB12.</summary>
    public static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                break;
            }

            column = (column * 26) + (c - 'A' + 1);
        }

        return column - 1;
    }
}

/// <summary>A file that cannot be read as sheets at all, with the problem to answer.</summary>
internal sealed class SheetException(Http.ProblemCode problem, Exception? inner = null) : Exception(problem.English, inner)
{
    public Http.ProblemCode Problem => problem;
}

namespace Weft.Core.Catalogue;

/// <summary>Finds items by the words a person types; every word must be found, in the name, the keywords, the class or the code.</summary>
public static class ItemSearch
{
    private static readonly char[] Gaps = [' ', '\u3000', ',', '，', '、', ';', '；', '\t', '\n'];

    /// <summary>The best first: the code itself, the exact name, a name that begins with the words, a keyword, a name that holds them, the rest.</summary>
    public static IEnumerable<CatalogueItem> Find(IEnumerable<CatalogueItem> items, string words)
    {
        var wanted = words.Split(Gaps, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        return items
            .Select(item => (item, rank: wanted.Length == 0 ? 0 : wanted.Max(word => Rank(item, word))))
            .Where(found => found.rank < None)
            .OrderBy(found => found.rank)
            .ThenBy(found => found.item.Code, StringComparer.Ordinal)
            .Select(found => found.item);
    }

    private const int None = 9;

    private static int Rank(CatalogueItem item, string word) =>
        Is(item.Code, word) ? 0
        : Is(item.Name, word) || Is(item.EnglishName, word) ? 1
        : item.Name.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 2
        : item.Keywords.Any(keyword => Is(keyword, word)) ? 3
        : Holds(item.Name, word) || Holds(item.EnglishName, word) ? 4
        : item.Keywords.Any(keyword => Holds(keyword, word)) ? 5
        : Holds(item.ClassName, word) ? 6
        : item.Code.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 7
        : None;

    private static bool Is(string? text, string word) => string.Equals(text, word, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}

namespace Weft.Server.Cases;

/// <summary>
/// Every two characters that stand side by side in a text, each pair as one number: two UTF-16 units fill an int exactly, so that
/// no two pairs share one. Letters are small, white space of any length is one space.
/// </summary>
internal static class Grams
{
    /// <summary>What a case is found by: number, item, address and the words of the report.</summary>
    public static int[] Of(CaseRecord record) =>
        Of(string.Join(' ', record.File.Number, record.File.Terms?.ItemName, record.Facts.Address, record.Facts.Words));

    public static int[] Of(string text)
    {
        var plain = string.Join(' ', Words(text)).ToLowerInvariant();
        var grams = new HashSet<int>(plain.Length);
        for (var at = 1; at < plain.Length; at++)
        {
            grams.Add((plain[at - 1] << 16) | plain[at]);
        }

        return [.. grams];
    }

    public static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

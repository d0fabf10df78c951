namespace Weft.Server.Privacy;

/// <summary>Phone numbers as people write them, and the one form in which they are hashed: digits, with a leading + where given.</summary>
internal static class Phones
{
    private const int Fewest = 5;
    private const int Most = 15; // ITU-T E.164

    public static bool IsValid(string phone) =>
        phone.Length <= 40 && phone.All(c => char.IsAsciiDigit(c) || c is '+' or '-' or ' ' or '(' or ')')
        && Plain(phone) is var plain && plain.TrimStart('+') is { Length: >= Fewest and <= Most } digits && digits.All(char.IsAsciiDigit);

    /// <summary>Without what only helps the eye, and without the country code of mainland China.</summary>
    public static string Plain(string phone)
    {
        var plain = string.Concat(phone.Where(c => char.IsAsciiDigit(c) || c == '+'));
        return plain.StartsWith("+86", StringComparison.Ordinal) ? plain[3..] : plain.StartsWith("0086", StringComparison.Ordinal) ? plain[4..] : plain;
    }
}

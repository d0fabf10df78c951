namespace Weft.Server.Privacy;

/// <summary>Personal data as answers show it: enough to recognise what one knows already, too little to learn it.</summary>
internal static class Mask
{
    /// <summary><c>138****5678</c>.</summary>
    public static string Phone(string phone) => Keep(phone, 3, 4);

    /// <summary><c>张*</c>, <c>张*三</c>, <c>A****n</c>: the first character, and the last of a name of three or more.</summary>
    public static string Name(string name) => Keep(name, 1, name.Length > 2 ? 1 : 0);

    /// <summary><c>110************34X</c>: neither the place nor the birthday can be read.</summary>
    public static string IdNumber(string number) => Keep(number, 3, 3);

    // What is too short to hide its middle is hidden whole.
    private static string Keep(string text, int first, int last) => text.Length <= first + last
        ? new string('*', text.Length)
        : string.Concat(text.AsSpan(0, first), new string('*', text.Length - first - last), text.AsSpan(text.Length - last));
}

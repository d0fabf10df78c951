using Weft.Server.Http;

namespace Weft.Server.Access;

/// <summary>What a password must be: long, and nothing that everybody tries first. Length beats odd characters; none are asked for.</summary>
internal static class PasswordRules
{
    public const int Shortest = 10, Longest = 200;

    // What is left of the lists of leaked passwords when only ten characters and more count, and the habits behind them.
    private static readonly string[] Common =
    [
        "password", "passw0rd", "p@ssw0rd", "p@ssword", "qwertyuiop", "1q2w3e4r", "1qaz2wsx", "qazwsx", "asdfghjkl", "zxcvbnm", "iloveyou",
        "woaini", "admin", "letmein", "welcome", "changeme", "abc123", "a123456", "qq123456", "123456", "654321", "111111", "000000", "888888",
        "666666", "520520", "5201314", "1314520", "147258369", "987654321", "weft", "zhiwang", "wangge",
    ];

    public static FieldFault? Fault(string? password, string userName, string field = "password") => password switch
    {
        not { Length: >= Shortest and <= Longest } => new FieldFault(field, "密码为 10 至 200 个字符。", "A password has 10 to 200 characters."),
        _ when password.Distinct().Count() < 5 || IsCommon(password) => new FieldFault(field,
            "密码过于常见，请换一个不易猜到的，例如几个不相关的词。", "This password is too common: take one that nobody guesses, such as a few unrelated words."),
        _ when userName.Length > 3 && password.Contains(userName, StringComparison.OrdinalIgnoreCase) => new FieldFault(field,
            "密码不能包含用户名。", "A password does not hold the user name."),
        _ => null,
    };

    // "Password2026!" is "password" with a tail that everybody adds: what remains beside the common word must carry weight itself.
    private static bool IsCommon(string password) => Common.Any(word =>
        password.IndexOf(word, StringComparison.OrdinalIgnoreCase) is var at and >= 0
        && password.Remove(at, word.Length).Count(char.IsLetter) < 6);
}

using System.Text.RegularExpressions;
using Weft.Server.Http;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <summary>What an account's name, display name and phone may be.</summary>
internal static partial class AccountFields
{
    public static FieldFault? UserName(string? name) => name is not null && UserNamePattern().IsMatch(name)
        ? null
        : new FieldFault("userName", "用户名为 2 至 40 个字母、数字、汉字或 . _ - @。", "A user name is 2 to 40 letters, digits or . _ - @.");

    public static FieldFault? DisplayName(string? name) => name?.Trim() is { Length: >= 1 and <= 60 } && !name.Any(char.IsControl)
        ? null
        : new FieldFault("displayName", "姓名为 1 至 60 字。", "A display name has 1 to 60 characters.");

    public static FieldFault? Phone(string? phone) => string.IsNullOrEmpty(phone) || Mobile(phone) is not null
        ? null
        : new FieldFault("phone", "手机号为 11 位数字，可带 +86。", "A mobile number has 11 digits, with or without +86.");

    /// <summary>The eleven digits of a mainland mobile number however it was written; null when it is none.</summary>
    public static string? Mobile(string? text) =>
        text is { Length: <= 24 } && MobilePattern().Match(text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)) is { Success: true } match
            ? match.Groups["number"].Value
            : null;

    public static void SetPhone(this Account account, string? phone, Seal seal) => (account.PhoneSealed, account.PhoneHash) =
        Mobile(phone) is { } number ? (seal.Close(number), seal.Hash(number)) : (null, null);

    [GeneratedRegex(@"^[\p{L}\p{Nd}._\-@]{2,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex UserNamePattern();

    [GeneratedRegex(@"^(\+?86)?(?<number>1[3-9][0-9]{9})$", RegexOptions.CultureInvariant)]
    private static partial Regex MobilePattern();
}

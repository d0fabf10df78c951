using System.Text.RegularExpressions;
using Weft.Server.Http;

namespace Weft.Server.Units;

/// <summary>What people write about a unit, when it is made and when it is changed.</summary>
internal sealed record UnitRequest(string? Name, string? EnglishName, Guid RegionId, Guid? ParentId, string? Phone, string? Code)
{
    public IEnumerable<FieldFault> Faults()
    {
        if (Name?.Trim() is not { Length: >= 1 and <= 100 })
        {
            yield return new("name", "名称为 1 至 100 字。", "A name has 1 to 100 characters.");
        }

        if (EnglishName?.Length > 200)
        {
            yield return new("englishName", "英文名称最多 200 个字符。", "An English name has at most 200 characters.");
        }

        if (Phone is { Length: > 0 } && !UnitPatterns.Phone().IsMatch(Phone))
        {
            yield return new("phone", "电话号码为 3 至 20 位数字，可含 + - 和空格。", "A phone number is 3 to 20 digits, with + - and spaces.");
        }

        if (Code is { Length: > 0 } && !UnitPatterns.Code().IsMatch(Code))
        {
            yield return new("code", "单位编码为 1 至 40 位字母、数字或连字符。", "A unit code is 1 to 40 letters, digits or hyphens.");
        }
    }

    public void WriteTo(UnitRow row)
    {
        row.Name = Name!.Trim();
        row.EnglishName = EnglishName?.Trim() ?? "";
        row.ParentId = ParentId;
        row.Phone = string.IsNullOrEmpty(Phone) ? null : Phone;
        row.Code = string.IsNullOrEmpty(Code) ? null : Code;
    }
}

internal static partial class UnitPatterns
{
    [GeneratedRegex(@"^[+0-9][0-9 \-]{1,18}[0-9]$", RegexOptions.CultureInvariant)]
    public static partial Regex Phone();

    [GeneratedRegex(@"^[A-Za-z0-9\-]{1,40}$", RegexOptions.CultureInvariant)]
    public static partial Regex Code();
}

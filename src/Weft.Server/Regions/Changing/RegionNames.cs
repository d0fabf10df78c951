using Weft.Server.Http;

namespace Weft.Server.Regions.Changing;

internal static class RegionNames
{
    private const int Longest = 100;

    public static IEnumerable<FieldFault> Faults(string? name, string? englishName)
    {
        if (!IsName(name))
        {
            yield return new FieldFault("name", "名称应为 1 至 100 个字，不含控制字符。", "A name has 1 to 100 characters and no control characters.");
        }

        if (englishName is not null && !IsName(englishName))
        {
            yield return new FieldFault("englishName", "英文名称应为 1 至 100 个字符，不含控制字符；没有则省略。", "An English name has 1 to 100 characters and no control characters; leave it out if there is none.");
        }
    }

    public static IEnumerable<FieldFault> Faults(string? name, string? englishName, int? households, int? residents)
    {
        foreach (var fault in Faults(name, englishName))
        {
            yield return fault;
        }

        if (households is < 0 or > 10_000_000)
        {
            yield return new FieldFault("households", "户数应为不小于 0 的整数。", "Households are a whole number from 0 on.");
        }

        if (residents is < 0 or > 2_000_000_000)
        {
            yield return new FieldFault("residents", "人数应为不小于 0 的整数。", "Residents are a whole number from 0 on.");
        }
    }

    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= Longest } && !string.IsNullOrWhiteSpace(name) && name.Trim().Length == name.Length && !name.Any(char.IsControl);

    /// <summary>Whether an active region of this kind and name hangs under the parent, other than <paramref name="except"/>.</summary>
    public static bool IsTaken(MapChange change, Guid parentId, string name, params ReadOnlySpan<Guid> except)
    {
        foreach (var sibling in change.Picture.Children(parentId))
        {
            if (sibling.Name == name && !except.Contains(sibling.Id))
            {
                return true;
            }
        }

        return false;
    }
}

namespace Weft.Core.Regions;

/// <summary>The same place is written 南澳 in one file and 南澳街道 in the next.</summary>
public static class PlaceNames
{
    private static readonly string[] Endings =
    [
        "社区居民委员会", "居民委员会", "村民委员会", "街道办事处", "居委会", "村委会", "街道办", "街道", "社区", "新区", "地区", "自治县", "区", "县", "市", "镇", "乡", "村",
    ];

    /// <summary>The name without the word for what kind of place it is, when at least two characters remain.</summary>
    public static string Bare(string name)
    {
        var ending = Endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.Ordinal) && name.Length - ending.Length >= 2);
        return ending is null ? name : name[..^ending.Length];
    }

    /// <summary>The one whose name is this, else the one whose bare name is; nothing when none or several would fit.</summary>
    public static (RegionNode? Found, bool Several) Match(string name, IEnumerable<RegionNode> among)
    {
        RegionNode[] all = [.. among];
        RegionNode[] same = [.. all.Where(node => node.Name == name)];
        RegionNode[] fitting = same.Length > 0 ? same : [.. all.Where(node => Bare(node.Name) == Bare(name))];
        return (fitting.Length == 1 ? fitting[0] : null, fitting.Length > 1);
    }
}

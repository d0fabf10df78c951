namespace Weft.Core.Cases;

/// <summary>Finds closing words that say nothing: vague closing text is the first complaint of people who report to a city.</summary>
public static class PlainWords
{
    private const int FewestLetters = 6;

    private static readonly string[] SaysNothing =
    [
        "已处理", "已经处理", "处理完毕", "处理完成", "处理完", "已办结", "已经办结", "办结", "已完成", "已经完成", "完成", "已解决", "已经解决", "解决",
        "已整改", "已经整改", "整改完毕", "整改完成", "已核实", "已反馈", "已回复", "已转交", "已转办", "已按要求", "按要求", "按规定", "依法依规", "相关部门",
        "情况属实", "属实", "已落实", "予以", "进行", "问题", "此", "该", "已", "了", "的", "件", "案", "完毕", "处理", "处置", "好", "ok",
        "done", "resolved", "closed", "completed", "complete", "fixed", "finished", "case", "issue", "has", "been", "is", "the", "it", "was",
    ];

    /// <summary>Whether less than six letters are left when the empty phrases are taken out.</summary>
    public static bool AreVague(string words)
    {
        var left = string.Concat(words.ToLowerInvariant().Where(char.IsLetterOrDigit));
        foreach (var phrase in SaysNothing)
        {
            left = left.Replace(phrase, "", StringComparison.Ordinal);
        }

        return left.Length < FewestLetters;
    }
}

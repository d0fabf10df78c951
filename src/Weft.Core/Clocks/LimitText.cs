using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Weft.Core.Clocks;

/// <summary>Reads limits as people write them: 2紧急工作时, 4小时, 7个工作日, １５天, 三个工作日内.</summary>
internal static partial class LimitText
{
    private const int Longest = 100;
    private const string Numerals = "一二三四五六七八九";

    public static bool TryParse(string? text, BareUnits bare, out Limit limit, [NotNullWhen(false)] out LimitFault? fault)
    {
        limit = default;
        var words = HalfWidthWithoutSpaces(text ?? "");

        if (words.Length is 0 or > Longest)
        {
            fault = words.Length == 0 ? LimitFault.Blank : LimitFault.NotALimit;
            return false;
        }

        if (WholeLimit().Match(words) is not { Success: true } match)
        {
            fault = FaultOf(words);
            return false;
        }

        var amount = match.Groups["amount"].Value;

        if (amount.Contains('.', StringComparison.Ordinal) || amount.Contains('半', StringComparison.Ordinal))
        {
            fault = LimitFault.NotAWholeNumber;
            return false;
        }

        if (Number(amount) is not { } number)
        {
            fault = LimitFault.OutOfRange;
            return false;
        }

        return Limit.TryMake(number, UnitOf(match.Groups["runs"].Value, match.Groups["unit"].Value[0], bare), out limit, out fault);
    }

    private static LimitFault FaultOf(string words) =>
        LimitSomewhere().IsMatch(words) ? LimitFault.WordsAround
        : AmountOfSomething().IsMatch(words) ? LimitFault.UnknownUnit
        : LimitFault.NotALimit;

    // 紧急工作日 is found in real standards and means that the days run through weekends: a natural day.
    private static LimitUnit UnitOf(string runs, char unit, BareUnits bare) => (runs, unit) switch
    {
        ("", '分') => bare.Minute,
        ("", '日' or '天') => bare.Day,
        ("", _) => bare.Hour,
        ("工作", '分') => LimitUnit.WorkingMinute,
        ("工作", '日' or '天') => LimitUnit.WorkingDay,
        ("工作", _) => LimitUnit.WorkingHour,
        (_, '分') => LimitUnit.UrgentMinute,
        (_, '日' or '天') => LimitUnit.NaturalDay,
        _ => LimitUnit.UrgentHour,
    };

    private static int? Number(string amount)
    {
        if (char.IsAsciiDigit(amount[0]))
        {
            return int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }

        var plain = amount.Replace('两', '二');
        var ten = plain.IndexOf('十', StringComparison.Ordinal);
        var tens = ten switch { < 0 => 0, 0 => 1, 1 => Numerals.IndexOf(plain[0], StringComparison.Ordinal) + 1, _ => -1 };
        var rest = plain[(ten + 1)..];

        return tens < 0 || rest.Length > 1 || rest.Contains('十', StringComparison.Ordinal) ? null
            : (tens * 10) + (rest.Length == 0 ? 0 : Numerals.IndexOf(rest[0], StringComparison.Ordinal) + 1);
    }

    // By hand: with invariant globalization string.Normalize leaves full-width forms as they are.
    private static string HalfWidthWithoutSpaces(string text) => string.Concat(text
        .Where(c => !char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF'))
        .Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c));

    private const string OneLimit =
        "(?<amount>[0-9]+(?:[.][0-9]+)?|[一二两三四五六七八九十半]+)个?(?<runs>紧急工作|紧急|工作|自然|连续|日历)?(?<unit>分钟|分|小时|时|日|天)";

    // What is to be done within the limit may follow it, as in 1紧急工作时制止: it changes nothing.
    [GeneratedRegex($"^(?:不超过)?{OneLimit}(?:之内|以内|内)?(?:完成|办结|处置|处理|制止|恢复|修复|清理|清除)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex WholeLimit();

    [GeneratedRegex(OneLimit, RegexOptions.ExplicitCapture)]
    private static partial Regex LimitSomewhere();

    [GeneratedRegex("^([0-9]+|[一二两三四五六七八九十半]+)个?[^0-9]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex AmountOfSomething();
}

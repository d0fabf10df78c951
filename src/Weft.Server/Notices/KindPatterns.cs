using System.Text.RegularExpressions;
using Weft.Server.Http;

namespace Weft.Server.Notices;

/// <summary>Which happenings somebody wants: kinds (<c>case.dispatched</c>), families (<c>case.*</c>) or everything (<c>*</c>).</summary>
internal static partial class KindPatterns
{
    private const int Most = 100;

    public static bool Match(IReadOnlyList<string> patterns, string kind)
    {
        foreach (var pattern in patterns)
        {
            if (pattern == "*" || pattern == kind
                || (pattern.EndsWith(".*", StringComparison.Ordinal) && kind.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1))))
            {
                return true;
            }
        }

        return false;
    }

    public static FieldFault? Fault(string field, IReadOnlyList<string>? patterns)
    {
        if (patterns is { Count: > Most })
        {
            return new FieldFault(field, $"最多 {Most} 个类型。", $"At most {Most} kinds.");
        }

        foreach (var pattern in patterns ?? [])
        {
            if (pattern is null || !Pattern().IsMatch(pattern))
            {
                return new FieldFault(field,
                    $"“{pattern}”不是事件类型：应为 case.dispatched、case.* 或 *。", $"\"{pattern}\" is no kind: write case.dispatched, case.* or *.");
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(\*|[a-z][a-z0-9-]{0,39}\.(\*|[a-z][a-z0-9-]{0,59}))$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

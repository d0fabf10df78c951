using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Weft.Server.Notices;

/// <summary>
/// Words with places for facts: <c>{dueAt}</c> is the member of that name; a part in brackets is left out when a fact in it is
/// missing, as in <c>Case[ {number}] is overdue[ since {dueAt}].</c>
/// </summary>
internal static class Template
{
    private static readonly TimeZoneInfo Local = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static string Fill(string template, JsonElement facts, Func<string, string>? escape = null)
    {
        var text = new StringBuilder(template.Length + 40);
        for (var at = 0; at < template.Length;)
        {
            if (template[at] == '[' && template.IndexOf(']', at) is > 0 and var close)
            {
                if (TryPart(template[(at + 1)..close], facts, escape, out var part))
                {
                    text.Append(part);
                }

                at = close + 1;
                continue;
            }

            var next = template.IndexOf('[', at) is > 0 and var open && open > at ? open : template.Length;
            _ = TryPart(template[at..next], facts, escape, out var plain);
            text.Append(plain);
            at = next;
        }

        return text.ToString();
    }

    // False when a fact is missing; its place is then empty.
    private static bool TryPart(string part, JsonElement facts, Func<string, string>? escape, out string filled)
    {
        var (whole, text, at) = (true, new StringBuilder(), 0);
        while (part.IndexOf('{', at) is >= 0 and var open && part.IndexOf('}', open) is > 0 and var close)
        {
            text.Append(part, at, open - at);
            var fact = Fact(facts, part[(open + 1)..close]);
            whole &= fact.Length > 0;
            text.Append(escape is null ? fact : escape(fact));
            at = close + 1;
        }

        filled = text.Append(part, at, part.Length - at).ToString();
        return whole;
    }

    private static string Fact(JsonElement facts, string name) =>
        facts.ValueKind != JsonValueKind.Object || !facts.TryGetProperty(name, out var fact) ? "" : fact.ValueKind switch
        {
            JsonValueKind.String when name.EndsWith("At", StringComparison.Ordinal) && fact.TryGetDateTimeOffset(out var moment) =>
                TimeZoneInfo.ConvertTime(moment, Local).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            JsonValueKind.String => fact.GetString()!,
            JsonValueKind.Number => fact.GetRawText(),
            _ => "",
        };
}

using System.Text;

namespace Weft.Server.Tests.Routes;

/// <summary>What people, programs and attackers send in the place of a value.</summary>
internal static class Wrong
{
    /// <summary>As raw JSON, by the name a failing test shows.</summary>
    public static readonly IReadOnlyList<(string Name, string Json)> Values =
    [
        ("null", "null"),
        ("true", "true"),
        ("a number", "17"),
        ("minus one", "-1"),
        ("a fraction", "0.00001"),
        ("the largest integer", "2147483647"),
        ("the largest long", "9223372036854775807"),
        ("more than a long", "99999999999999999999"),
        ("a huge number", "1e300"),
        ("more than a double", "1e400"),
        ("NaN", "\"NaN\""),
        ("no text", "\"\""),
        ("an unknown name", "\"NoSuchName\""),
        ("an unknown id", "\"01900000-0000-7000-8000-00000000dead\""),
        ("the first year", "\"0001-01-01T00:00:00Z\""),
        ("the last year", "\"9999-12-31T23:59:59.9999999Z\""),
        ("before the first year", "\"0001-01-01T00:00:00+14:00\""),
        ("the first day", "\"0001-01-01\""),
        ("the last day", "\"9999-12-31\""),
        ("5,000 characters", $"\"{new string('长', 5000)}\""),
        ("NUL", "\"零\\u0000字\""),
        ("half a character", "\"半\\ud83d字\""),
        ("markup and quotes", "\"'; drop table cases; -- <script> %s {0} ../..\""),
        ("an empty list", "[]"),
        ("a list of null", "[null]"),
        ("an object", "{}"),
    ];

    /// <summary>Costly ones.</summary>
    public static readonly IReadOnlyList<(string Name, string Json)> Heavy =
    [
        ("1 MB of text", $"\"{new string('x', 1 << 20)}\""),
        ("10,000 texts", $"[{string.Join(',', Enumerable.Repeat("\"x\"", 10_000))}]"),
        ("10,000 ids", $"[{string.Join(',', Enumerable.Repeat("\"01900000-0000-7000-8000-00000000dead\"", 10_000))}]"),
        ("10,000 objects", $"[{string.Join(',', Enumerable.Repeat("{}", 10_000))}]"),
        ("1,000 lists in each other", new string('[', 1000) + new string(']', 1000)),
    ];

    public static readonly IReadOnlyList<(string Name, string? Text, string Type)> Bodies =
    [
        ("no body", null, ""),
        ("an empty body", "", "application/json"),
        ("half an object", "{\"reason\": ", "application/json"),
        ("text", "hello", "text/plain"),
        ("JSON that says it is XML", "{}", "application/xml"),
        ("JSON in a character set nobody knows", "{}", "application/json; charset=klingon"),
        ("null", "null", "application/json"),
        ("a number", "42", "application/json"),
        ("a text", "\"x\"", "application/json"),
        ("a list", "[]", "application/json"),
        ("an empty object", "{}", "application/json"),
        ("a field twice", "{\"reason\":\"a\",\"reason\":\"b\",\"code\":\"c\",\"code\":\"d\"}", "application/json"),
    ];

    /// <summary>Texts of a query parameter, already escaped.</summary>
    public static readonly IReadOnlyList<(string Name, string Text)> QueryTexts =
    [
        ("nothing", ""),
        ("a word", "walk"),
        ("a number", "17"),
        ("zero", "0"),
        ("minus one", "-1"),
        ("the largest integer", "2147483647"),
        ("more than a long", "99999999999999999999"),
        ("a huge number", "1e300"),
        ("NaN", "NaN"),
        ("infinity", "Infinity"),
        ("an unknown id", "01900000-0000-7000-8000-00000000dead"),
        ("a known region", Cast.Guihua.Id.ToString()),
        ("the first year", "0001-01-01T00:00:00Z"),
        ("the last year", "9999-12-31T23:59:59Z"),
        ("before the first year", "0001-01-01T00:00:00%2B14:00"),
        ("the first day", "0001-01-01"),
        ("the last day", "9999-12-31"),
        ("NUL", "%00"),
        ("bytes that are no text", "%ff%fe"),
        ("half a character", "%ed%a0%bd"),
        ("quotes and wildcards", "%27%22%25_%5C*(%26%7C!%3A"),
        ("10 kB", new string('x', 10_000)),
        ("a list of numbers", "1,2,3,4"),
        ("a broken list of numbers", "1,NaN,1e400,"),
        ("a cursor that is none", "bm90IG91cnM"),
        ("a cursor of other things", Cursor("{\"a\":1}")),
        ("a cursor of null", Cursor("null")),
        ("a cursor of a list", Cursor("[1,2,3]")),
    ];

    public static readonly IReadOnlyList<(string Name, string Header, string Value)> Headers =
    [
        ("a broken If-Match", "If-Match", "\"\"\""),
        ("an If-Match of words", "If-Match", "W/\"walk\", *"),
        ("an If-Match of a huge number", "If-Match", "\"99999999999999999999\""),
        ("a short Idempotency-Key", "Idempotency-Key", "x"),
        ("a long Idempotency-Key", "Idempotency-Key", new string('k', 5000)),
        ("an Idempotency-Key with spaces", "Idempotency-Key", "a key of many words"),
        ("a broken sign-in", "Authorization", "Bearer x.y.z"),
        ("an empty sign-in", "Authorization", "Bearer"),
        ("a broken Accept", "Accept", ";;;q=walk"),
        ("a broken language", "Accept-Language", "??;q=x"),
        ("a broken range", "Range", "bytes=-9-1,z"),
        ("a broken condition", "If-Modified-Since", "yesterday"),
        ("a broken event id", "Last-Event-ID", "99999999999999999999999"),
    ];

    private static string Cursor(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}

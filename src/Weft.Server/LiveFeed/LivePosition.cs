using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Weft.Server.LiveFeed;

/// <summary>Where a client is in the stream: the snapshot up to which it was told everything, and when that was.</summary>
internal sealed partial record LivePosition(string Snapshot, long UnixSeconds)
{
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(UnixSeconds);

    public static LivePosition Of(string snapshot, DateTimeOffset at) => new(snapshot, at.ToUnixTimeSeconds());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{UnixSeconds}-{Snapshot}");

    /// <summary>False for anything this server did not write.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out LivePosition? position)
    {
        position = text is { Length: < 8000 } && Shape().Match(text) is { Success: true } match
            && long.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
            ? new LivePosition(match.Groups[2].Value, seconds)
            : null;
        return position is not null;
    }

    [GeneratedRegex(@"^(\d{1,12})-(\d{1,18}:\d{1,18}:(?:\d{1,18}(?:,\d{1,18})*)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

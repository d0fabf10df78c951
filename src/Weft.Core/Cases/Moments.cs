namespace Weft.Core.Cases;

internal static class Moments
{
    /// <summary>In UTC and to the microsecond, which is what PostgreSQL keeps: a stored moment equals the one the rules computed.</summary>
    public static DateTimeOffset Of(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}

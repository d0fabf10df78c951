using Weft.Core.Regions;

namespace Weft.Server.Notices;

/// <summary>
/// Something that happened and whom it concerns: the units and accounts that should be told, and the region whose screens
/// show it. <paramref name="Kind"/> is a word such as <c>case.dispatched</c>; <paramref name="Body"/> is written as JSON and
/// read by every receiver of the kind, outside ones too: it holds no personal data.
/// </summary>
internal sealed record Happening(
    string Kind,
    Guid? CaseId,
    RegionPath? Region,
    IReadOnlyList<Guid> UnitIds,
    IReadOnlyList<Guid> AccountIds,
    object Body,
    DateTimeOffset At)
{
    /// <summary>Who did it: not told through their unit of what they did themselves. Kept inside, never part of what receivers read.</summary>
    public Guid? By { get; init; }
}

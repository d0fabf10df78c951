namespace Weft.Core.Regions;

/// <summary>
/// One place of the tree. <paramref name="Id"/> never changes; <paramref name="Path"/> changes when the region is moved.
/// <paramref name="ValidTo"/> is set when it was split, merged or closed: cases stay with it, nothing new comes to it.
/// </summary>
public sealed record RegionNode(
    Guid Id,
    long Number,
    RegionPath Path,
    Guid? ParentId,
    RegionLevel Level,
    RegionKind Kind,
    string? Overlay,
    string Name,
    string? EnglishName,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidTo)
{
    public bool IsActive => ValidTo is null;
}

using Weft.Core.Regions;

namespace Weft.Server.Regions.Reading;

/// <summary>A region in a list.</summary>
internal sealed record RegionAnswer(
    Guid Id, long Number, RegionPath Path, Guid? ParentId, RegionLevel Level, RegionKind Kind, string? Overlay,
    string Name, string? EnglishName, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, bool HasBoundary, bool HasChildren)
{
    public static RegionAnswer Of(RegionNode node, bool hasBoundary, bool hasChildren) =>
        new(node.Id, node.Number, node.Path, node.ParentId, node.Level, node.Kind, node.Overlay, node.Name, node.EnglishName,
            node.ValidFrom, node.ValidTo, hasBoundary, hasChildren);

    public static RegionAnswer Of(RegionNode node, RegionPicture picture) =>
        Of(node, picture.Rings(node.Id) is not null, picture.Children(node.Id).Count > 0);
}

internal sealed record RegionOnTheWay(Guid Id, RegionLevel Level, string Name, string? EnglishName);

internal sealed record RegionCodeAnswer(string Scheme, string Code, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo);

/// <summary>
/// A region by itself: the way down to it from the root, its codes today, its size, the middle and the area of its boundary.
/// <paramref name="SizeHint"/> says so when a grid is larger or smaller than the standard advises.
/// </summary>
internal sealed record RegionDetails(
    RegionAnswer Region, IReadOnlyList<RegionOnTheWay> Way, IReadOnlyList<RegionCodeAnswer> Codes, int? Households, int? Residents,
    double[]? Middle, double? SquareMetres, SizeHint? SizeHint);

internal sealed record SizeHint(string Chinese, string English);

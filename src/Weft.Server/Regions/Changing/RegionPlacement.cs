using Weft.Core.Regions;
using Weft.Server.Http;

namespace Weft.Server.Regions.Changing;

/// <summary>Which region may hang under which.</summary>
internal static class RegionPlacement
{
    /// <summary>Null when a region of this level and kind may hang under <paramref name="parent"/>.</summary>
    public static ProblemCode? Refusal(RegionNode parent, RegionLevel level, RegionKind kind, string? overlay)
    {
        if ((kind == RegionKind.Overlay) != (overlay is not null) || (overlay is not null && !RegionNames.IsName(overlay)))
        {
            return RegionProblems.OverlayUnnamed;
        }

        if (level <= parent.Level && level != RegionLevel.Finer)
        {
            return RegionProblems.LevelNotBelow;
        }

        return parent.Kind switch
        {
            RegionKind.General => null,
            RegionKind.Dedicated => level == RegionLevel.Finer ? null : RegionProblems.KindNotHere,
            RegionKind.Overlay => overlay == parent.Overlay ? null : RegionProblems.KindNotHere,
        };
    }
}

namespace Weft.Core.Regions;

/// <summary>What a region is for (domain rules, section 1).</summary>
public enum RegionKind
{
    /// <summary>综合: part of the tree that covers the land without gap or overlap.</summary>
    General,
    /// <summary>专属: a market, a factory, a school inside general grids; where it lies it wins over them.</summary>
    Dedicated,
    /// <summary>专业: an area of one profession (fire, police) that crosses the other borders freely.</summary>
    Overlay,
}

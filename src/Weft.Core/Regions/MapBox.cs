using System.Runtime.CompilerServices;

namespace Weft.Core.Regions;

/// <summary>The rectangle that holds a polygon, edges included.</summary>
internal readonly record struct MapBox(int West, int South, int East, int North)
{
    public static MapBox Nothing => new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public long Width => (long)East - West;

    public long Height => (long)North - South;

    public bool Contains(MapPoint point) => point.X >= West && point.X <= East && point.Y >= South && point.Y <= North;

    public bool Touches(MapBox other) => West <= other.East && other.West <= East && South <= other.North && other.South <= North;

    public MapBox With(MapPoint point) =>
        new(Math.Min(West, point.X), Math.Min(South, point.Y), Math.Max(East, point.X), Math.Max(North, point.Y));

    public MapBox With(MapBox other) =>
        new(Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));
}

/// <summary>An edge from its southern to its northern end. The order makes two neighbours judge a shared edge alike.</summary>
internal readonly record struct MapEdge(int SouthX, int SouthY, int NorthX, int NorthY)
{
    // The northern end does not count: a ray through a vertex crosses one of the two edges that meet there.
    // Both products stay below 2^63: a difference of longitudes is below 2^32, one of latitudes below 2^31.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsCrossedEastOf(MapPoint point) =>
        SouthY <= point.Y && point.Y < NorthY
        && ((long)NorthX - SouthX) * ((long)point.Y - SouthY) > ((long)point.X - SouthX) * ((long)NorthY - SouthY);
}

/// <summary>Where the edges of one polygon are: equal horizontal slabs, each with the edges that reach into it.</summary>
internal readonly record struct Outline(MapBox Box, int FirstSlab, int Slabs)
{
    public int SlabOf(int y) => Slabs == 1 ? 0 : (int)(((long)y - Box.South) * Slabs / (Box.Height + 1));
}

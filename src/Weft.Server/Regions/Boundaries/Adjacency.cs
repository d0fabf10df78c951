using NetTopologySuite.Geometries;

namespace Weft.Server.Regions.Boundaries;

internal static class Adjacency
{
    /// <summary>Whether one can walk from each to each without leaving them: a shared corner is no way.</summary>
    public static bool IsOnePiece(IReadOnlyList<DrawnRegion> regions)
    {
        var plane = new MetricPlane(regions[0].Boundary.EnvelopeInternal.Centre);
        var left = regions.Select(region => plane.ToMetres(region.Boundary)).ToList();
        var reached = new Queue<Geometry>([left[0]]);
        left.RemoveAt(0);
        while (reached.TryDequeue(out var here))
        {
            var wider = here.Buffer(DrawingRules.Usual.Tolerance);
            for (var i = left.Count - 1; i >= 0; i--)
            {
                if (LieSideBySide(wider, left[i]))
                {
                    reached.Enqueue(left[i]);
                    left.RemoveAt(i);
                }
            }
        }

        return left.Count == 0;
    }

    /// <summary>One boundary around all, without the hairline cracks that two drawings of one line leave between them.</summary>
    public static Geometry Together(IReadOnlyList<DrawnRegion> regions)
    {
        var plane = new MetricPlane(regions[0].Boundary.EnvelopeInternal.Centre);
        var union = MetricPlane.Together([.. regions.Select(region => region.Boundary)]);
        var parts = new List<Polygon>();
        for (var i = 0; i < union.NumGeometries; i++)
        {
            var part = (Polygon)union.GetGeometryN(i);
            parts.Add(Boundary.Factory.CreatePolygon(part.Shell, [.. part.Holes.Where(hole => IsWide(plane, hole))]));
        }

        var together = parts.Count == 1 ? (Geometry)parts[0] : Boundary.Factory.CreateMultiPolygon([.. parts]);
        together.Apply(new Boundary.Rounding());
        together.GeometryChanged();
        return together;
    }

    private static bool IsWide(MetricPlane plane, LinearRing hole) =>
        !plane.ToMetres(Boundary.Factory.CreatePolygon(hole)).Buffer(-DrawingRules.Usual.Tolerance / 2).IsEmpty;

    // Along a common line of some length the widened one reaches in by its width; at a corner only by a speck.
    private static bool LieSideBySide(Geometry wider, Geometry other) =>
        MetricPlane.Common(wider, other, 0).Sum(part => part.Area) > 4 * DrawingRules.Usual.Tolerance * DrawingRules.Usual.Tolerance;
}

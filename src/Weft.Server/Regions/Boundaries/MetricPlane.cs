using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Weft.Server.Regions.Boundaries;

/// <summary>
/// A flat map in metres around one place: good to a few parts in a thousand over a county, which is what areas and widths in
/// messages and tolerances need.
/// </summary>
internal sealed class MetricPlane
{
    private const double MetresPerDegree = 111_195;
    private readonly Coordinate _origin;
    private readonly double _metresEast;

    public MetricPlane(Coordinate origin)
    {
        _origin = origin;
        _metresEast = MetresPerDegree * Math.Cos(origin.Y / 180 * Math.PI);
    }

    public Geometry ToMetres(Geometry degrees) => Transform(degrees, new ToPlane(this));

    public Coordinate ToDegrees(Coordinate metres) =>
        new(Boundary.Round((metres.X / _metresEast) + _origin.X), Boundary.Round((metres.Y / MetresPerDegree) + _origin.Y));

    /// <summary>The parts of the first that are not in the second, without slivers narrower than <paramref name="tolerance"/> metres.</summary>
    public static IReadOnlyList<Polygon> Outside(Geometry one, Geometry other, double tolerance) =>
        Wide(OverlayNGRobust.Overlay(one, other, SpatialFunction.Difference), tolerance);

    public static IReadOnlyList<Polygon> Common(Geometry one, Geometry other, double tolerance) =>
        Wide(OverlayNGRobust.Overlay(one, other, SpatialFunction.Intersection), tolerance);

    public static Geometry Together(IReadOnlyCollection<Geometry> all) => OverlayNGRobust.Union([.. all]);

    /// <summary>Two hand-drawn lines for one street never agree to the centimetre: what is narrower is drawing, not a fault.</summary>
    private static List<Polygon> Wide(Geometry geometry, double tolerance)
    {
        var wide = new List<Polygon>();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } part && !part.Buffer(-Math.Max(tolerance, 0.02) / 2).IsEmpty)
            {
                wide.Add(part);
            }
        }

        return wide;
    }

    private static Geometry Transform(Geometry geometry, ToPlane to)
    {
        var copy = geometry.Copy();
        copy.Apply(to);
        return copy;
    }

    private sealed class ToPlane(MetricPlane plane) : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            sequence.SetX(i, (sequence.GetX(i) - plane._origin.X) * plane._metresEast);
            sequence.SetY(i, (sequence.GetY(i) - plane._origin.Y) * MetresPerDegree);
        }
    }
}

using NetTopologySuite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Weft.Core.Regions;

namespace Weft.Server.Regions.Boundaries;

/// <summary>Boundaries as stored: WGS 84, rounded to what <see cref="MapPoint"/> can tell apart, so that checks and lookups see the same lines.</summary>
internal static class Boundary
{
    public static readonly GeometryFactory Factory = new NtsGeometryServices(
        NetTopologySuite.Geometries.Implementation.CoordinateArraySequenceFactory.Instance,
        PrecisionModel.Floating.Value, 4326, GeometryOverlay.NG, new CoordinateEqualityComparer()).CreateGeometryFactory();

    public static Geometry FromBytes(byte[] wkb) => new WKBReader(Factory.GeometryServices).Read(wkb);

    public static byte[] ToBytes(Geometry boundary) => new WKBWriter(ByteOrder.LittleEndian, false, false, false).Write(boundary);

    public static double Round(double degrees) => Math.Round(degrees * MapPoint.UnitsPerDegree) / MapPoint.UnitsPerDegree;

    /// <summary>To be applied to what was computed, followed by GeometryChanged.</summary>
    internal sealed class Rounding : ICoordinateFilter
    {
        public void Filter(Coordinate coord) => (coord.X, coord.Y) = (Round(coord.X), Round(coord.Y));
    }
}

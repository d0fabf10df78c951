using System.Buffers.Binary;

namespace Weft.Core.Regions;

/// <summary>Reads the rings of a stored boundary: WKB polygon or multipolygon, little-endian, two dimensions, as the server writes it.</summary>
public static class Wkb
{
    private const int Polygon = 3;
    private const int MultiPolygon = 6;

    /// <summary>All rings, outer and inner alike: a point is inside when a ray from it crosses them an odd number of times.</summary>
    /// <exception cref="FormatException">The bytes are something else.</exception>
    public static MapPoint[][] Rings(ReadOnlySpan<byte> wkb)
    {
        var rings = new List<MapPoint[]>(1);
        var reader = new Reader(wkb);
        ReadGeometry(ref reader, rings);
        return [.. rings];
    }

    private static void ReadGeometry(ref Reader reader, List<MapPoint[]> rings)
    {
        if (reader.Byte() != 1)
        {
            throw new FormatException("A stored boundary is little-endian WKB.");
        }

        var kind = reader.Int();
        var parts = reader.Int();
        for (var i = 0; i < parts; i++)
        {
            switch (kind)
            {
                case Polygon:
                    rings.Add(ReadRing(ref reader));
                    break;
                case MultiPolygon:
                    ReadGeometry(ref reader, rings);
                    break;
                default:
                    throw new FormatException($"A stored boundary is a polygon or multipolygon, not WKB type {kind}.");
            }
        }
    }

    private static MapPoint[] ReadRing(ref Reader reader)
    {
        var ring = new MapPoint[reader.Int()];
        for (var i = 0; i < ring.Length; i++)
        {
            ring[i] = MapPoint.From(reader.Double(), reader.Double()) ?? throw new FormatException("A stored boundary leaves the globe.");
        }

        return ring;
    }

    private ref struct Reader(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public byte Byte() => Take(1)[0];

        public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

        public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

        private ReadOnlySpan<byte> Take(int count)
        {
            if (_rest.Length < count)
            {
                throw new FormatException("A stored boundary breaks off.");
            }

            var taken = _rest[..count];
            _rest = _rest[count..];
            return taken;
        }
    }
}

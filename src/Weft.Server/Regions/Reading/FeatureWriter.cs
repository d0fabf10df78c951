using System.Text.Encodings.Web;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Weft.Core.Regions;
using Weft.Server.Regions.Boundaries;

namespace Weft.Server.Regions.Reading;

/// <summary>Writes a GeoJSON feature collection to a stream, feature by feature.</summary>
internal sealed class FeatureWriter : IAsyncDisposable
{
    private const int FlushAt = 64 * 1024;
    private readonly Utf8JsonWriter _json;

    public FeatureWriter(Stream stream)
    {
        _json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteStartArray("features");
    }

    public async Task Write(RegionNode node, byte[] boundary, string? codes, CancellationToken ct)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteString("id", node.Id);
        WriteProperties(node, codes);
        _json.WritePropertyName("geometry");
        Write(Boundary.FromBytes(boundary));
        _json.WriteEndObject();
        if (_json.BytesPending > FlushAt)
        {
            await _json.FlushAsync(ct);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        await _json.DisposeAsync();
    }

    private void WriteProperties(RegionNode node, string? codes)
    {
        _json.WriteStartObject("properties");
        _json.WriteString("id", node.Id);
        _json.WriteString("path", node.Path.Value);
        _json.WriteString("parentId", node.ParentId?.ToString());
        _json.WriteString("level", node.Level.ToString());
        _json.WriteString("kind", node.Kind.ToString());
        _json.WriteString("overlay", node.Overlay);
        _json.WriteString("name", node.Name);
        _json.WriteString("englishName", node.EnglishName);
        _json.WritePropertyName("codes");
        _json.WriteRawValue(codes ?? "{}");
        _json.WriteEndObject();
    }

    private void Write(Geometry geometry)
    {
        _json.WriteStartObject();
        _json.WriteString("type", geometry.GeometryType);
        _json.WriteStartArray("coordinates");
        if (geometry is Polygon single)
        {
            WriteRings(single);
        }
        else
        {
            for (var i = 0; i < geometry.NumGeometries; i++)
            {
                _json.WriteStartArray();
                WriteRings((Polygon)geometry.GetGeometryN(i));
                _json.WriteEndArray();
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    // RFC 7946: outer rings run counter-clockwise, holes clockwise.
    private void WriteRings(Polygon polygon)
    {
        Write(polygon.Shell, counterClockwise: true);
        foreach (var hole in polygon.Holes)
        {
            Write(hole, counterClockwise: false);
        }
    }

    private void Write(LinearRing ring, bool counterClockwise)
    {
        _json.WriteStartArray();
        foreach (var point in ring.IsCCW == counterClockwise ? ring.Coordinates : ring.Coordinates.AsEnumerable().Reverse())
        {
            _json.WriteStartArray();
            _json.WriteNumberValue(point.X);
            _json.WriteNumberValue(point.Y);
            _json.WriteEndArray();
        }

        _json.WriteEndArray();
    }
}

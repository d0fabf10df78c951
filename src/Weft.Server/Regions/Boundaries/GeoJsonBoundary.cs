using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using Weft.Core.Regions;
using Weft.Server.Http;

namespace Weft.Server.Regions.Boundaries;

/// <summary>
/// Reads a drawn boundary from GeoJSON into WGS 84, and names what is wrong with it and where. Read by hand because a general
/// reader repairs or throws, and the person who drew it needs to know which point to move.
/// </summary>
internal sealed class GeoJsonBoundary(CoordinateSystem system)
{
    private const int MostPoints = 500_000;
    private int _points;
    private BoundaryFault? _fault;

    /// <summary>
    /// With <paramref name="repair"/> a boundary that crosses itself is cut there, and a hole outside becomes a part: it comes with its fault,
    /// which then does not block.
    /// </summary>
    public static (Geometry? Boundary, BoundaryFault? Fault) Read(JsonElement? geometry, CoordinateSystem system, bool repair = false) =>
        new GeoJsonBoundary(system).Read(geometry) switch
        {
            ({ } drawn, { Kind: BoundaryFaultKind.SelfCrossing or BoundaryFaultKind.HoleOutside } fault) when repair && Repaired(drawn) is { } repaired => (repaired, fault with { Blocks = false }),
            (_, { } fault) => (null, fault),
            var good => good,
        };

    private static Geometry? Repaired(Geometry drawn)
    {
        var repaired = GeometryFixer.Fix(drawn);
        repaired.Apply(new Boundary.Rounding());
        repaired.GeometryChanged();
        return repaired.OgcGeometryType is OgcGeometryType.Polygon or OgcGeometryType.MultiPolygon && Fault(repaired) is null ? repaired : null;
    }

    private (Geometry? Boundary, BoundaryFault? Fault) Read(JsonElement? geometry)
    {
        if (geometry is not { ValueKind: JsonValueKind.Object } drawn)
        {
            return (null, new BoundaryFault(BoundaryFaultKind.Missing));
        }

        var type = drawn.TryGetProperty("type", out var name) ? name.Text() : null;
        if (type is not ("Polygon" or "MultiPolygon") || !drawn.TryGetProperty("coordinates", out var coordinates) || coordinates.ValueKind != JsonValueKind.Array)
        {
            return (null, new BoundaryFault(BoundaryFaultKind.NotAPolygon));
        }

        Geometry? boundary = type == "Polygon" ? Polygon(coordinates) : MultiPolygon(coordinates);
        return boundary is null ? (null, _fault) : (boundary, Fault(boundary));
    }

    private MultiPolygon? MultiPolygon(JsonElement coordinates)
    {
        var parts = new List<Polygon>();
        foreach (var part in coordinates.EnumerateArray())
        {
            if (Polygon(part) is not { } polygon)
            {
                return null;
            }

            parts.Add(polygon);
        }

        return Boundary.Factory.CreateMultiPolygon([.. parts]);
    }

    private Polygon? Polygon(JsonElement coordinates)
    {
        if (coordinates.ValueKind != JsonValueKind.Array)
        {
            return Refuse<Polygon>(BoundaryFaultKind.NotAPolygon, null);
        }

        var rings = new List<LinearRing>();
        foreach (var ring in coordinates.EnumerateArray())
        {
            if (Ring(ring) is not { } read)
            {
                return null;
            }

            rings.Add(read);
        }

        return rings.Count == 0 ? Refuse<Polygon>(BoundaryFaultKind.Empty, null) : Boundary.Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
    }

    private LinearRing? Ring(JsonElement positions)
    {
        if (positions.ValueKind != JsonValueKind.Array)
        {
            return Refuse<LinearRing>(BoundaryFaultKind.NotAPolygon, null);
        }

        var points = new List<Coordinate>(positions.GetArrayLength());
        foreach (var position in positions.EnumerateArray())
        {
            if (Point(position) is not { } point)
            {
                return null;
            }

            // A point repeated at once draws nothing; rounding makes such points.
            if (points.Count == 0 || !points[^1].Equals2D(point))
            {
                points.Add(point);
            }
        }

        return points switch
        {
            { Count: < 3 } => Refuse<LinearRing>(BoundaryFaultKind.Empty, points.FirstOrDefault()),
            _ when !points[0].Equals2D(points[^1]) => Refuse<LinearRing>(BoundaryFaultKind.NotClosed, points[^1]),
            { Count: < 4 } => Refuse<LinearRing>(BoundaryFaultKind.Empty, points[0]),
            _ => Boundary.Factory.CreateLinearRing([.. points]),
        };
    }

    private Coordinate? Point(JsonElement position)
    {
        if (++_points > MostPoints)
        {
            return Refuse<Coordinate>(BoundaryFaultKind.TooManyPoints, null);
        }

        // A third number, the height, is allowed and dropped.
        if (position.ValueKind != JsonValueKind.Array || position.GetArrayLength() is < 2 or > 3
            || position[0].ValueKind != JsonValueKind.Number || position[1].ValueKind != JsonValueKind.Number)
        {
            return Refuse<Coordinate>(BoundaryFaultKind.PositionNotReadable, null);
        }

        var (x, y) = (position[0].GetDouble(), position[1].GetDouble());
        return Place.From(x, y, system) switch
        {
            ({ } place, _) => new Coordinate(Boundary.Round(place.Longitude), Boundary.Round(place.Latitude)),
            (_, PlaceRefusal.Swapped) => Refuse<Coordinate>(BoundaryFaultKind.Swapped, new(x, y)),
            (_, PlaceRefusal.NotInSystem) => Refuse<Coordinate>(BoundaryFaultKind.NotInSystem, new(x, y)),
            _ => Refuse<Coordinate>(BoundaryFaultKind.OutOfRange, new(x, y)),
        };
    }

    private static BoundaryFault? Fault(Geometry boundary)
    {
        if (boundary.IsEmpty || boundary.EnvelopeInternal.Area == 0)
        {
            return new BoundaryFault(BoundaryFaultKind.Empty) { At = At(boundary.Coordinate) };
        }

        return new IsValidOp(boundary).ValidationError is { } error
            ? new BoundaryFault(error.ErrorType switch
            {
                TopologyValidationErrors.HoleOutsideShell or TopologyValidationErrors.NestedHoles => BoundaryFaultKind.HoleOutside,
                TopologyValidationErrors.NestedShells or TopologyValidationErrors.DuplicateRings => BoundaryFaultKind.PartsOverlap,
                TopologyValidationErrors.TooFewPoints => BoundaryFaultKind.Empty,
                _ => BoundaryFaultKind.SelfCrossing,
            })
            { At = At(error.Coordinate) }
            : null;
    }

    private T? Refuse<T>(BoundaryFaultKind kind, Coordinate? at)
        where T : class
    {
        _fault = new BoundaryFault(kind) { At = At(at) };
        return null;
    }

    // What no JSON number can say (1e400 reads as infinity) is left out of the answer.
    private static double[]? At(Coordinate? at) => at is not null && double.IsFinite(at.X) && double.IsFinite(at.Y) ? [at.X, at.Y] : null;
}

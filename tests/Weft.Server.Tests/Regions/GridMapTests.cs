using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Weft.Core.Regions;
using Weft.Server.Regions;
using Weft.Server.Regions.Boundaries;

namespace Weft.Server.Tests.Regions;

/// <summary>The map in memory against NetTopologySuite, which asks every polygon.</summary>
public class GridMapTests
{
    private const double Edge = 3e-8; // closer than this to a line, rounding to whole units may decide otherwise

    // Star-shaped polygons of any number of corners, anywhere in a small city, overlapping freely.
    private static readonly Gen<Polygon> Star =
        Gen.Select(Gen.Double[113, 113.2], Gen.Double[23, 23.2], Gen.Double[0.001, 0.05].Array[3, 60]).Select((x, y, radii) =>
        {
            var ring = radii.Select((radius, i) => (radius, Angle: i * 2 * Math.PI / radii.Length))
                .Select(corner => new Coordinate(Boundary.Round(x + (corner.radius * Math.Cos(corner.Angle))), Boundary.Round(y + (corner.radius * Math.Sin(corner.Angle)))))
                .ToList();
            return Boundary.Factory.CreatePolygon([.. ring, ring[0]]);
        });

    [Fact]
    public void Every_overlay_that_holds_a_point_is_found_and_no_other() =>
        Gen.Select(Star.Array[1, 40], Gen.Select(Gen.Double[112.98, 113.22], Gen.Double[22.98, 23.22]).Array[30]).Sample((stars, points) =>
        {
            var map = GridMap.Of(stars.Select((star, i) => State(i + 1, star, RegionKind.Overlay)));
            var prepared = stars.Select(star => (Star: star, Prepared: PreparedGeometryFactory.Prepare(star))).ToArray();
            foreach (var (x, y) in points)
            {
                var point = Boundary.Factory.CreatePoint(new Coordinate(x, y));
                if (stars.All(star => star.ExteriorRing.Distance(point) > Edge))
                {
                    map.LocateAll(x, y).Overlays.Select(node => node.Number)
                        .ShouldBe(prepared.Select((one, i) => (one.Prepared, Number: i + 1L)).Where(one => one.Prepared.Contains(point)).Select(one => one.Number));
                }
            }
        }, iter: 60);

    [Fact]
    public void The_dedicated_grid_wins_the_finest_general_one_follows_and_outside_is_nobody()
    {
        var map = GridMap.Of([
            State(1, Box(0.1, 0.1, 4, 4), RegionKind.General, RegionLevel.Community, "/1/"),
            State(2, Box(1, 1, 2, 2), RegionKind.General, RegionLevel.Grid, "/1/2/"),
            State(3, Box(1.2, 1.2, 1.5, 1.5), RegionKind.Dedicated, RegionLevel.Grid, "/1/3/"),
            State(4, Box(0, 0, 9, 9), RegionKind.Overlay, RegionLevel.Grid, "/1/4/"),
        ]);

        map.Locate(1.3, 1.3)!.Number.ShouldBe(3);
        map.Locate(1.8, 1.8)!.Number.ShouldBe(2);
        map.Locate(3, 3)!.Number.ShouldBe(1);
        map.Locate(8, 8).ShouldBeNull("an overlay is nobody's place");
        map.LocateAll(1.3, 1.3).ShouldSatisfyAllConditions(
            there => there.General!.Number.ShouldBe(2),
            there => there.Responsible!.Number.ShouldBe(3),
            there => there.Overlays.Select(node => node.Number).ShouldBe([4]));
        map.Locate(double.NaN, 1).ShouldBeNull();
    }

    [Fact]
    public void No_point_falls_into_the_crack_where_a_corner_lies_on_the_side_of_a_neighbour() =>
        Gen.Select(Gen.Double[0.0001, 0.9999], Gen.Double[-0.001, 0.001], Gen.Double[0, 1]).Sample((meeting, lean, along) =>
        {
            // One long side faces two neighbours whose common corner is rounded off the leaning line.
            var (bottom, top) = (new Coordinate(113, 23), new Coordinate(Boundary.Round(113.01 + lean), 23.01));
            var corner = new Coordinate(Boundary.Round(bottom.X + ((top.X - bottom.X) * meeting)), Boundary.Round(bottom.Y + ((top.Y - bottom.Y) * meeting)));
            Geometry community = Box(112.9, 22.9, 113.1, 23.1);
            Polygon west = Ring(bottom, top, new(112.95, 23.01), new(112.95, 23)), southEast = Ring(bottom, corner, new(113.05, corner.Y), new(113.05, 23)),
                northEast = Ring(corner, top, new(113.05, 23.01), new(113.05, corner.Y));
            var map = GridMap.Of([
                State(1, community, RegionKind.General, RegionLevel.Community, "/1/"),
                State(2, west, RegionKind.General, path: "/1/2/"), State(3, southEast, RegionKind.General, path: "/1/3/"), State(4, northEast, RegionKind.General, path: "/1/4/"),
            ]);

            map.Locate(bottom.X + ((top.X - bottom.X) * along), bottom.Y + ((top.Y - bottom.Y) * along))!.Level.ShouldBe(RegionLevel.Grid);
        });

    [Fact]
    public void Closed_regions_are_off_the_map()
    {
        var open = State(1, Box(1, 1, 2, 2), RegionKind.General);

        GridMap.Of([open with { Node = open.Node with { ValidTo = DateTimeOffset.UnixEpoch } }]).Locate(1.5, 1.5).ShouldBeNull();
    }

    private static RegionState State(long number, Geometry boundary, RegionKind kind, RegionLevel level = RegionLevel.Grid, string? path = null) => new(
        new RegionNode(Guid.CreateVersion7(), number, new RegionPath(path ?? $"/{number}/"), null, level, kind, kind == RegionKind.Overlay ? "fire" : null, $"{number}", null, DateTimeOffset.UnixEpoch, null),
        Wkb.Rings(Boundary.ToBytes(boundary)), number);

    private static Polygon Box(double west, double south, double east, double north) => Ring(new(west, south), new(east, south), new(east, north), new(west, north));

    private static Polygon Ring(params Coordinate[] corners) => Boundary.Factory.CreatePolygon([.. corners, corners[0]]);
}

using CsCheck;
using Weft.Core.Regions;

namespace Weft.Core.Tests.Regions;

public class PolygonIndexTests
{
    private const int Side = 12;
    private const int Step = 1000;

    // A street plan: crossings on a lattice, each shifted at random; every block is the quarter between four crossings.
    private static readonly Gen<MapPoint[,]> Crossings =
        Gen.Select(Gen.Int[-400, 400].Array[(Side + 1) * (Side + 1)], Gen.Int[-400, 400].Array[(Side + 1) * (Side + 1)], (east, north) =>
        {
            var crossings = new MapPoint[Side + 1, Side + 1];
            for (var i = 0; i <= Side; i++)
            {
                for (var j = 0; j <= Side; j++)
                {
                    var at = (i * (Side + 1)) + j;
                    crossings[i, j] = new((i * Step) + east[at], (j * Step) + north[at]);
                }
            }

            return crossings;
        });

    [Fact]
    public void Every_point_of_a_street_plan_lies_in_exactly_one_block_on_corners_and_edges_too() =>
        Gen.Select(Crossings, Gen.Int[2, Side - 2], Gen.Int[2, Side - 2], Gen.Int[0, 64]).Sample((crossings, i, j, along) =>
        {
            var blocks = Blocks(crossings);
            var index = PolygonIndex.Of(blocks);
            var (a, b) = (crossings[i, j], crossings[i + 1, j]);
            MapPoint[] points = [a, new(a.X + ((b.X - a.X) * along / 64), a.Y + ((b.Y - a.Y) * along / 64)), new(a.X + along, a.Y)];

            foreach (var point in points)
            {
                var holders = Enumerable.Range(0, blocks.Length).Where(block => index.Contains(block, point)).ToArray();
                holders.Length.ShouldBe(1, $"{point}");
                index.Locate(point).ShouldBe(holders[0]);
                index.LocateAll(point).ShouldBe(holders);
            }
        });

    [Fact]
    public void The_tree_finds_what_asking_every_polygon_finds() =>
        Gen.Select(Gen.Select(Gen.Int[-5000, 5000], Gen.Int[-5000, 5000], Gen.Int[1, 3000], Gen.Int[1, 3000]).Array[0, 60], Gen.Int[-9000, 9000], Gen.Int[-9000, 9000]).Sample((boxes, x, y) =>
        {
            MapPoint[][][] polygons = [.. boxes.Select(box => Rectangle(box.Item1, box.Item2, box.Item3, box.Item4))];
            var index = PolygonIndex.Of(polygons);
            var point = new MapPoint(x, y);

            int[] expected = [.. Enumerable.Range(0, boxes.Length).Where(i => boxes[i] is var (w, s, width, height) && x >= w && x < w + width && y >= s && y < s + height)];

            index.LocateAll(point).ShouldBe(expected);
            index.Locate(point).ShouldBe(expected.Length == 0 ? -1 : expected[0]);
        });

    [Fact]
    public void A_hole_is_outside_and_an_island_in_it_inside()
    {
        var index = PolygonIndex.Of([[Ring(0, 0, 100), Ring(20, 20, 60), Ring(40, 40, 20)]]);

        index.Locate(new(10, 10)).ShouldBe(0);
        index.Locate(new(30, 30)).ShouldBe(-1);
        index.Locate(new(50, 50)).ShouldBe(0);
    }

    [Fact]
    public void A_polygon_of_many_edges_is_as_exact_as_one_of_few()
    {
        // A comb: 500 teeth, each two units wide, one unit apart.
        var comb = new List<MapPoint> { new(0, 0) };
        for (var tooth = 0; tooth < 500; tooth++)
        {
            comb.AddRange([new(1000, tooth * 3), new(1000, (tooth * 3) + 2), new(10, (tooth * 3) + 2), new(10, (tooth * 3) + 3)]);
        }

        comb.Add(new(0, 1500));
        var index = PolygonIndex.Of([[[.. comb]]]);

        for (var y = 0; y < 1500; y++)
        {
            index.Locate(new(500, y)).ShouldBe(y % 3 == 2 ? -1 : 0, $"at height {y}");
        }
    }

    [Fact]
    public void The_whole_globe_fits()
    {
        var world = MapPoint.From(-180, -90)!.Value;
        var index = PolygonIndex.Of([Rectangle(world.X, world.Y, 3_600_000_000, 1_800_000_000), [[MapPoint.From(10, 10)!.Value, MapPoint.From(11, 10)!.Value, MapPoint.From(10, 11)!.Value]]]);

        index.LocateAll(MapPoint.From(10.2, 10.2)!.Value).ShouldBe([0, 1]);
        index.LocateAll(MapPoint.From(-179.9, 89.9)!.Value).ShouldBe([0]);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity)]
    [InlineData(180.1, 0)]
    [InlineData(0, -90.1)]
    public void What_is_no_place_on_the_globe_is_no_point(double longitude, double latitude) => MapPoint.From(longitude, latitude).ShouldBeNull();

    private static MapPoint[][][] Blocks(MapPoint[,] crossings)
    {
        var blocks = new List<MapPoint[][]>();
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Side; j++)
            {
                blocks.Add([[crossings[i, j], crossings[i + 1, j], crossings[i + 1, j + 1], crossings[i, j + 1]]]);
            }
        }

        return [.. blocks];
    }

    private static MapPoint[][] Rectangle(int west, int south, long width, long height) =>
        [[new(west, south), new((int)(west + width), south), new((int)(west + width), (int)(south + height)), new(west, (int)(south + height))]];

    private static MapPoint[] Ring(int west, int south, int side) => Rectangle(west, south, side, side)[0];
}

using NetTopologySuite.Geometries;

namespace Weft.Server.Demo.Plan;

/// <summary>
/// Bends the sheet into a city: dense in the middle and wide at the edge, round rather than square, roads with gentle bends, a
/// river that winds along one line of the lattice, rough ground in the northern hills. Every step is a small move that keeps
/// neighbours in order, so the shared corners stay a plane map. A test walks every cell.
/// </summary>
internal sealed class Terrain
{
    // Invented ground: the demo draws no base map, and no real place is meant.
    private const double Longitude = 113.5;
    private const double Latitude = 24.1;
    private const double KilometresPerCell = 0.15;

    private readonly Lattice _lattice;
    private readonly Dice _dice;
    private readonly Coordinate[] _nodes;
    private readonly double _river;
    private readonly double[] _phases;

    /// <summary>Places every corner; the line <paramref name="riverRow"/> of the lattice becomes the river.</summary>
    public Terrain(Lattice lattice, int riverRow, Dice dice)
    {
        (_lattice, _dice) = (lattice, dice);
        _river = 1 - (2.0 * riverRow / lattice.Height);
        _phases = [.. Enumerable.Range(0, 8).Select(_ => dice.Between(0, 2 * Math.PI))];
        _nodes = [.. Enumerable.Range(0, (lattice.Width + 1) * (lattice.Height + 1)).Select(Place)];
    }

    public Coordinate Node(int node) => _nodes[node];

    /// <summary>A place inside a cell: 0,0 its north-western corner, 1,1 the south-eastern.</summary>
    public Coordinate Inside(int cell, double east, double south)
    {
        var (x, y) = _lattice.Of(cell);
        var (nw, ne) = (_nodes[_lattice.Node(x, y)], _nodes[_lattice.Node(x + 1, y)]);
        var (sw, se) = (_nodes[_lattice.Node(x, y + 1)], _nodes[_lattice.Node(x + 1, y + 1)]);
        return Rounded(
            (((nw.X * (1 - east)) + (ne.X * east)) * (1 - south)) + (((sw.X * (1 - east)) + (se.X * east)) * south),
            (((nw.Y * (1 - east)) + (ne.Y * east)) * (1 - south)) + (((sw.Y * (1 - east)) + (se.Y * east)) * south));
    }

    private Coordinate Place(int node)
    {
        var (i, j) = _lattice.OfNode(node);
        var (u, v) = Rough(i, j);
        v += 0.10 * (Math.Sin((4.1 * u) + _phases[0]) + (0.4 * Math.Sin((9.7 * u) + _phases[1]))) * Math.Exp(-Math.Pow((v - _river) / 0.4, 2));
        var density = 0.70 + (0.18 * ((u * u) + (v * v)));
        (u, v) = (u * density, v * density);
        (u, v) = (u * Math.Sqrt(Math.Max(0.05, 1 - (0.33 * v * v))), v * Math.Sqrt(Math.Max(0.05, 1 - (0.33 * u * u))));
        u += (0.050 * Math.Sin((3.3 * v) + _phases[2])) + (0.020 * Math.Sin((8.1 * v) + (2.2 * u) + _phases[3]));
        v += (0.045 * Math.Sin((2.9 * u) + _phases[4])) + (0.020 * Math.Sin((7.3 * u) - (2.6 * v) + _phases[5]));

        var (east, north) = (u * _lattice.Width / 2 * KilometresPerCell, v * _lattice.Height / 2 * KilometresPerCell);
        return Rounded(Longitude + (east / (111.32 * Math.Cos(Latitude * Math.PI / 180))), Latitude + (north / 110.57));
    }

    // In cells, before all else: bends of a few hundred metres everywhere, small stones everywhere, rocks in the hills.
    private (double U, double V) Rough(int i, int j)
    {
        var height = 1 - (2.0 * j / _lattice.Height);
        var stones = 0.04 + (0.13 * Math.Clamp((height - 0.45) / 0.4, 0, 1));
        var x = i + (0.30 * Math.Sin((j * 0.43) + _phases[6])) + (stones * _dice.At(i, j, 1));
        var y = j + (0.30 * Math.Sin((i * 0.39) + _phases[7])) + (stones * _dice.At(i, j, 2));
        return ((2 * x / _lattice.Width) - 1, 1 - (2 * y / _lattice.Height));
    }

    // A ten-millionth of a degree is a centimetre; six places are what phones give and what every reader keeps.
    private static Coordinate Rounded(double longitude, double latitude) => new(Math.Round(longitude, 6), Math.Round(latitude, 6));
}

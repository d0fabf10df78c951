namespace Weft.Server.Demo.Plan;

/// <summary>
/// Lays out the land from above: the river cuts the city in two, arterials cut counties and streets (街道), roads cut communities,
/// lanes cut blocks; then blocks grow together into grids.
/// </summary>
internal sealed class StreetPlan
{
    private const double CellsPerGrid = 27;
    private const double BlocksPerGrid = 2.5;

    private readonly CitySize _size;
    private readonly Dice _dice;
    private readonly Names _names;
    private readonly Growth _growth;

    public StreetPlan(CitySize size, Name river, Names names, Dice dice)
    {
        (_size, _dice, _names) = (size, dice, names);
        var width = (int)Math.Round(Math.Sqrt(size.Grids * CellsPerGrid * 1.2));
        Lattice = new Lattice(width, (int)Math.Ceiling(size.Grids * CellsPerGrid / width));
        _growth = new Growth(Lattice, dice.Fork("growth"));
        City = LayOut(river);
    }

    public Lattice Lattice { get; }

    public Land City { get; }

    /// <summary>The line of the lattice along which the river runs: counties lie on the one bank or the other.</summary>
    public int RiverRow { get; private set; }

    private Land LayOut(Name river)
    {
        var counties = Counts();
        var edge = new Sides(_names.Road(0), _names.Road(0), _names.Road(0), _names.Road(0));
        var all = new Parcel(0, 0, Lattice.Width, Lattice.Height, edge);

        var northern = counties.Length / 2;
        var share = counties.Take(northern).Sum(Grids) / (double)_size.Grids;
        var (north, south) = all.Cut(share, upright: false, river);
        RiverRow = north.South;

        Parcel[] land =
        [
            .. north.Divide([.. counties.Take(northern).Select(county => (double)Grids(county))], () => _names.Road(0), _dice),
            .. south.Divide([.. counties.Skip(northern).Select(county => (double)Grids(county))], () => _names.Road(0), _dice),
        ];

        return Land.Of([.. counties.Select((county, at) => County(county, land[at]))]);
    }

    // County by street by community: how many grids.
    private int[][][] Counts()
    {
        var grids = new Queue<int>(_dice.Shares(_size.Grids, _size.Communities, least: 3));
        var communities = new Queue<int>(_dice.Shares(_size.Communities, _size.Streets));
        return [.. _dice.Shares(_size.Streets, _size.Counties).Select(streets => Take(communities, streets).Select(count => Take(grids, count)).ToArray())];
    }

    private static int[] Take(Queue<int> from, int count) => [.. Enumerable.Range(0, count).Select(_ => from.Dequeue())];

    private static int Grids(int[][] county) => county.Sum(street => street.Sum());

    private Land County(int[][] streets, Parcel land)
    {
        var parcels = land.Divide([.. streets.Select(street => (double)street.Sum())], () => _names.Road(0), _dice).ToList();
        return Land.Of([.. parcels.Select((parcel, at) => Street(streets[at], parcel))]);
    }

    private Land Street(int[] grids, Parcel land)
    {
        var blocks = land.Divide([.. grids.Select(count => (double)count)], () => _names.Road(1), _dice)
            .Select((community, at) => Blocks(community, grids[at]))
            .ToList();
        var byCells = blocks.SelectMany(list => list).ToDictionary(block => block.Cells[0]);
        var communities = blocks.Select(list => list.Select(block => block.Cells.ToList()).ToList()).ToList();
        _growth.Trade(communities, least: 4);

        return Land.Of([.. communities.Select((community, at) => Land.Of(
            [.. _growth.Merge(community, grids[at]).Select(grid => new Land([], [.. grid.Where(byCells.ContainsKey).Select(cell => byCells[cell])]))]))]);
    }

    private List<Block> Blocks(Parcel community, int grids)
    {
        var weights = Enumerable.Range(0, (int)Math.Ceiling(grids * BlocksPerGrid)).Select(_ => _dice.Between(0.7, 1.3)).ToArray();
        return [.. community.Divide(weights, () => _names.Road(_dice.Between(2, 3)), _dice).Select(parcel => new Block(parcel, [.. Lattice.CellsOf(parcel)]))];
    }
}

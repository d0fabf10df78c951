using Weft.Core.Regions;

namespace Weft.Core.Tests.Regions;

public class GridNumberingTests
{
    private const string Community = "440307001001";

    [Fact]
    public void Grids_are_numbered_as_one_reads_a_map_west_to_east_and_north_to_south()
    {
        // The middle grid of the upper row lies a little lower than its neighbours, as streets do.
        var (northWest, north, northEast, southWest, southEast) = (Grid(1, 1, 3), Grid(2, 2, 2.8), Grid(3, 3, 3.1), Grid(4, 1, 1), Grid(5, 3, 1.2));

        var proposed = GridNumbering.Propose(Community, [southEast, northEast, southWest, north, northWest], new HashSet<string>());

        proposed.ShouldBe([
            (northWest.Id, "440307001001001"), (north.Id, "440307001001002"), (northEast.Id, "440307001001003"),
            (southWest.Id, "440307001001004"), (southEast.Id, "440307001001005")]);
    }

    [Fact]
    public void Dedicated_grids_begin_at_601() =>
        GridNumbering.Propose(Community, [Grid(1, 1, 1, dedicated: true), Grid(2, 2, 1)], new HashSet<string>())
            .Select(proposal => proposal.Code).ShouldBe(["440307001001001", "440307001001601"]);

    [Fact]
    public void A_number_once_used_is_not_given_again() =>
        GridNumbering.Propose(Community, [Grid(1, 1, 1), Grid(2, 2, 1)], new HashSet<string> { "440307001001001", "440307001001003" })
            .Select(proposal => proposal.Code).ShouldBe(["440307001001002", "440307001001004"]);

    [Fact]
    public void When_the_numbers_run_out_the_rest_get_none() =>
        GridNumbering.Propose(Community, Enumerable.Range(1, 601).Select(i => Grid(i, i, 1)), new HashSet<string>()).Count.ShouldBe(600);

    private static GridToNumber Grid(int id, double longitude, double latitude, bool dedicated = false) =>
        new(new Guid(id, 0, 0, new byte[8]), longitude, latitude, latitude - 0.5, dedicated);
}

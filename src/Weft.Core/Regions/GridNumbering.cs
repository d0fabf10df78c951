using System.Globalization;

namespace Weft.Core.Regions;

/// <summary>A grid that wants a number: its middle and its southern end, in degrees.</summary>
public sealed record GridToNumber(Guid Id, double Longitude, double Latitude, double South, bool Dedicated);

/// <summary>
/// Proposes grid codes: the community's 12 digits and three more, in rows from north to south and in each row from west to
/// east (DB11); dedicated grids from 601 on. Numbers ever used are not given again.
/// </summary>
public static class GridNumbering
{
    private const int FirstDedicated = 601;
    private const int Last = 999;

    /// <summary>A code for each grid in reading order; fewer when the three digits run out.</summary>
    public static IReadOnlyList<(Guid Id, string Code)> Propose(string communityCode, IEnumerable<GridToNumber> grids, IReadOnlySet<string> used)
    {
        var general = Free(communityCode, 1, FirstDedicated - 1, used);
        var dedicated = Free(communityCode, FirstDedicated, Last, used);
        GridToNumber[] all = [.. grids];

        return
        [
            .. InReadingOrder(all.Where(grid => !grid.Dedicated)).Zip(general, (grid, code) => (grid.Id, code)),
            .. InReadingOrder(all.Where(grid => grid.Dedicated)).Zip(dedicated, (grid, code) => (grid.Id, code)),
        ];
    }

    private static IEnumerable<string> Free(string communityCode, int first, int last, IReadOnlySet<string> used) =>
        from number in Enumerable.Range(first, last - first + 1)
        let code = string.Create(CultureInfo.InvariantCulture, $"{communityCode}{number:000}")
        where !used.Contains(code)
        select code;

    // Grids follow streets and are never quite level: a row is every grid whose middle lies within the northernmost one left.
    private static IEnumerable<GridToNumber> InReadingOrder(IEnumerable<GridToNumber> grids)
    {
        var left = grids.OrderByDescending(grid => grid.Latitude).ThenBy(grid => grid.Longitude).ToList();
        while (left.Count > 0)
        {
            var top = left[0];
            var row = left.Where(grid => grid.Latitude >= top.South).OrderBy(grid => grid.Longitude).ThenBy(grid => grid.Id).ToList();
            left.RemoveAll(row.Contains);
            foreach (var grid in row)
            {
                yield return grid;
            }
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Units;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Units;

/// <summary>Finds units by region and everything below it, kind, and words of their names. Ordered by the tree: a unit before those below it.</summary>
internal static class ListUnits
{
    private sealed record Position(string Path, Guid Id);

    public static void Map(IEndpointRouteBuilder units) => units.MapGet("", Handle).WithName(nameof(ListUnits));

    private static async Task<Results<Ok<Page<UnitAnswer>>, ProblemHttpResult>> Handle(
        UnitDirectory directory, RegionTree regions, WeftDb db, CancellationToken ct,
        Guid? region = null, UnitKind? kind = null, string? words = null, bool? active = true, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var above = region is { } id ? regions.Find(id)?.Path : null;
        if (region is not null && above is null)
        {
            return RequestProblems.NotFound.Answer();
        }

        var found = directory.All
            .Where(unit => (above is null || above.Value.Contains(unit.Path))
                && (kind is null || unit.Kind == kind)
                && (active is null || unit.Active == active)
                && (string.IsNullOrWhiteSpace(words) || Names(unit).Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)))
            .Select(unit => (Unit: unit, Position: new Position(unit.Path.Value, unit.Id)))
            .Where(unit => position is null || Compare(unit.Position, position) > 0)
            .Order(Comparer<(Unit Unit, Position Position)>.Create((one, other) => Compare(one.Position, other.Position)))
            .Take(limit + 1)
            .ToArray();

        var ids = found.Take(limit).Select(unit => unit.Unit.Id).ToArray();
        var rows = await db.Set<UnitRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, ct);

        return TypedResults.Ok(new Page<UnitAnswer>(
            [.. ids.Where(rows.ContainsKey).Select(unit => UnitAnswer.Of(rows[unit]))],
            found.Length > limit ? Cursor.Write(found[limit - 1].Position) : null));
    }

    private static string Names(Unit unit) => $"{unit.Name}\n{unit.EnglishName}";

    private static int Compare(Position one, Position other) => string.CompareOrdinal(one.Path, other.Path) switch
    {
        0 => one.Id.CompareTo(other.Id),
        var byPath => byPath,
    };
}

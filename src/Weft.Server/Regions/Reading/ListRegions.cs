using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Server.Http;

namespace Weft.Server.Regions.Reading;

/// <summary>One step down the tree: the children of <c>parent</c>, by number; the root without one. With <c>at</c>, as the map was then.</summary>
internal static class ListRegions
{
    private const int MostAPage = 1000;

    private sealed record Position(long Number);

    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("", Handle).WithName(nameof(ListRegions));

    private static async Task<Results<Ok<Page<RegionAnswer>>, ProblemHttpResult>> Handle(
        Guid? parent, DateTimeOffset? at, SignedIn by, RegionTree tree, NpgsqlDataSource source, CancellationToken ct, string? after = null, int limit = 200)
    {
        if (limit is < 1 or > MostAPage)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 1000 条。", "A page has 1 to 1000 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var picture = tree.Now;
        var number = position?.Number ?? 0;
        if (picture.Find(parent ?? RegionTree.RootId) is not { } above || !by.Actor.MayRead(above.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        IEnumerable<RegionAnswer> found = (parent, at) switch
        {
            (null, null) => [RegionAnswer.Of(above, picture)],
            (null, { } moment) => await MapAsOf.Find(source, above.Id, moment.ToUniversalTime(), ct) is { } root ? [root] : [],
            ({ } id, null) => picture.Children(id).Where(child => child.Number > number).Select(child => RegionAnswer.Of(child, picture)),
            ({ } id, { } moment) => await MapAsOf.Children(source, id, moment.ToUniversalTime(), number, ct),
        };
        RegionAnswer[] readable = [.. found.Where(region => MayRead(region, by, picture)).Take(limit + 1)];
        return TypedResults.Ok(new Page<RegionAnswer>(
            [.. readable.Take(limit)],
            readable.Length > limit ? Cursor.Write(new Position(readable[limit - 1].Number)) : null));
    }

    // Scope follows the map of today: who was moved away is no longer ours to look at, wherever they hung once.
    private static bool MayRead(RegionAnswer region, SignedIn by, RegionPicture picture) =>
        picture.Find(region.Id) is { } today && by.Actor.MayRead(today.Path);
}

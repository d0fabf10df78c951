using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Staffing;

/// <summary>The grids without a worker now, in the order of the tree.</summary>
internal static class ListVacancies
{
    private sealed record Position(string Path);

    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapGet("/vacancies", Handle).WithName(nameof(ListVacancies))
            .For(Role.Administrator, Role.GridLeader, Role.StationOperator, Role.Supervisor, Role.Analyst);

    private static async Task<Results<Ok<Page<RegionAnswer>>, ProblemHttpResult>> Handle(
        Guid? within, string? after, int? limit, SignedIn by, RegionTree tree, WeftDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var picture = tree.Now;
        if (picture.Find(within ?? RegionTree.RootId) is not { } top || (within is not null && !by.Actor.MayRead(top.Path)))
        {
            return RequestProblems.NotFound.Answer();
        }

        var now = clock.GetUtcNow();
        var staffed = await db.Set<PostRow>()
            .Where(post => post.Post == Post.Worker && post.Since <= now && (post.Until == null || post.Until > now))
            .Select(post => post.RegionId).Distinct().ToHashSetAsync(ct);

        var size = Math.Clamp(limit ?? 50, 1, 200);
        RegionNode[] vacant =
        [
            .. picture.Subtree(top.Id)
                .Where(node => node is { Level: RegionLevel.Grid, Kind: not RegionKind.Overlay } && !staffed.Contains(node.Id) && by.Actor.Covers(node.Path))
                .OrderBy(node => node.Path.Value, StringComparer.Ordinal)
                .Where(node => position is null || string.CompareOrdinal(node.Path.Value, position.Path) > 0)
                .Take(size + 1),
        ];
        return TypedResults.Ok(new Page<RegionAnswer>(
            [.. vacant.Take(size).Select(node => RegionAnswer.Of(node, picture))],
            vacant.Length > size ? Cursor.Write(new Position(vacant[size - 1].Path.Value)) : null));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Boundaries;
using Weft.Server.Regions.Changing;

namespace Weft.Server.Regions.Codes;

internal sealed record ProposedCode(Guid RegionId, string Name, string Code);

/// <summary>
/// Numbers the grids of a community that have no code yet, as the map is read; grids without a boundary cannot be placed and
/// are left out. A proposal first (GET), done when it is wanted (POST).
/// </summary>
internal static class NumberGrids
{
    private const string Village = "village";
    private const string Grid = "grid";

    public static void Map(IEndpointRouteBuilder regions)
    {
        regions.MapGet("/{id:guid}/grid-codes", Propose).WithName("ProposeGridCodes").For(Role.Administrator);
        regions.MapPost("/{id:guid}/grid-codes", Give).WithName(nameof(NumberGrids)).For(Role.Administrator);
    }

    private static Task<Results<Ok<IReadOnlyList<ProposedCode>>, ProblemHttpResult>> Propose(Guid id, SignedIn by, MapChanges map, CancellationToken ct) =>
        Handle(id, by, map, give: false, ct);

    private static Task<Results<Ok<IReadOnlyList<ProposedCode>>, ProblemHttpResult>> Give(Guid id, SignedIn by, MapChanges map, CancellationToken ct) =>
        Handle(id, by, map, give: true, ct);

    private static async Task<Results<Ok<IReadOnlyList<ProposedCode>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, MapChanges map, bool give, CancellationToken ct)
    {
        await using var change = await map.Begin(ct);
        if (change.Picture.Find(id) is not { } community || !by.Actor.MayRead(community.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!by.Actor.MayDraw(community.Path))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        var codes = change.Db.Set<RegionCodeRow>();
        if (await codes.SingleOrDefaultAsync(row => row.RegionId == id && row.Scheme == Village && row.ValidTo == null, ct) is not { Code: var prefix })
        {
            return RegionProblems.NoCodeToNumberFrom.Answer();
        }

        // Numbers given earlier, also to grids that are closed by now, are not given again: old papers would point to the wrong place.
        var used = await codes.Where(row => row.Scheme == Grid && row.Code.StartsWith(prefix)).Select(row => row.Code).ToHashSetAsync(ct);
        var grids = await Unnumbered(change, community, ct);
        var proposed = GridNumbering.Propose(prefix, grids, used);
        if (give)
        {
            foreach (var (grid, code) in proposed)
            {
                await GivingCodes.Give(change, grid, Grid, code, ct);
            }

            change.Tell("region.grids-numbered", id, community.Path, after: proposed.Select(one => new { one.Id, one.Code }));
            await change.Commit(ct);
        }

        return TypedResults.Ok<IReadOnlyList<ProposedCode>>([.. proposed.Select(one => new ProposedCode(one.Id, change.Picture.Find(one.Id)!.Name, one.Code))]);
    }

    private static async Task<IReadOnlyList<GridToNumber>> Unnumbered(MapChange change, RegionNode community, CancellationToken ct)
    {
        Guid[] grids = [.. change.Picture.Children(community.Id).Where(child => child is { Level: RegionLevel.Grid, Kind: not RegionKind.Overlay }).Select(child => child.Id)];
        var numbered = await change.Db.Set<RegionCodeRow>()
            .Where(row => grids.Contains(row.RegionId) && row.Scheme == Grid && row.ValidTo == null).Select(row => row.RegionId).ToHashSetAsync(ct);

        return
        [
            .. from drawn in await DrawnMap.Children(change, community.Id, ct)
               where grids.Contains(drawn.Id) && !numbered.Contains(drawn.Id)
               let middle = drawn.Boundary.InteriorPoint
               select new GridToNumber(drawn.Id, middle.X, middle.Y, drawn.Boundary.EnvelopeInternal.MinY, drawn.Kind == RegionKind.Dedicated),
        ];
    }
}

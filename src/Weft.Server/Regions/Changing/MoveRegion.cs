using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Changing;

internal sealed record MoveRegionRequest(Guid ParentId, string? Reason);

/// <summary>Hangs a region, with everything below it, under another parent. Its id and its cases stay; paths are rewritten.</summary>
internal static class MoveRegion
{
    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/{id:guid}/move", Handle).WithName(nameof(MoveRegion)).For(Role.Administrator);

    private static async Task<Results<Ok<RegionDetails>, ProblemHttpResult>> Handle(
        Guid id, MoveRegionRequest request, SignedIn by, MapChanges map, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        if (Reasons.Fault(request.Reason) is { } fault)
        {
            return Refuse.Fields(fault);
        }

        await using var change = await map.Begin(ct);
        var (row, refusal) = await change.Open(id, by, http, ct);
        if (row is null)
        {
            return refusal!;
        }

        if (change.Picture.Find(request.ParentId) is not { IsActive: true } parent || !by.Actor.MayRead(parent.Path))
        {
            return RegionProblems.UnknownParent.Answer();
        }

        if (Refusal(change, row.ToNode(), parent, by) is { } problem)
        {
            return problem.Answer();
        }

        change.Tell("region.moved", id, parent.Path, new { row.ParentId, row.Path }, request);
        await Moving.Move(change, row, parent, request.Reason!, by.Actor.AccountId, ct);
        await change.Commit(ct);

        var moved = await regions.Reload(row, ct);
        Etag.Set(http, moved.Version);
        return TypedResults.Ok(await regions.Details(moved, ct));
    }

    private static ProblemCode? Refusal(MapChange change, RegionNode region, RegionNode parent, SignedIn by) =>
        !by.Actor.MayDraw(parent.Path) ? RequestProblems.NotAllowed
        : region.ParentId is null ? RegionProblems.RootStays
        : region.ParentId == parent.Id ? RegionProblems.AlreadyThere
        : region.Path.Contains(parent.Path) ? RegionProblems.MoveIntoItself
        : RegionPlacement.Refusal(parent, region.Level, region.Kind, region.Overlay)
            ?? (RegionNames.IsTaken(change, parent.Id, region.Name) ? RegionProblems.NameTaken : null);
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Boundaries;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Changing;

/// <summary><paramref name="KeepPosts"/>: the people of the old regions go on in the new one.</summary>
internal sealed record MergeRegionsRequest(IReadOnlyList<Guid>? Ids, string? Name, string? EnglishName, string? Reason, bool KeepPosts);

/// <summary>Ends siblings that lie side by side and lets one region go on for them. Their cases stay with them.</summary>
internal static class MergeRegions
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/merge", Handle).WithName(nameof(MergeRegions)).For(Role.Administrator);

    private static async Task<Results<Ok<RegionDetails>, ProblemHttpResult>> Handle(
        MergeRegionsRequest request, SignedIn by, MapChanges map, RegionStore regions, HttpContext http, CancellationToken ct)
    {
        FieldFault[] faults = [.. RegionNames.Faults(request.Name, request.EnglishName), .. Reasons.Fault(request.Reason) is { } fault ? [fault] : Array.Empty<FieldFault>()];
        if (faults.Length > 0)
        {
            return Refuse.Fields(faults);
        }

        if (request.Ids?.Distinct().ToArray() is not { Length: >= 2 and <= Most } ids)
        {
            return RegionProblems.TooFewParts.Answer();
        }

        await using var change = await map.Begin(ct);
        if (MergeRefusals.Of(change, ids, request.Name!, by.Actor) is { } refusal)
        {
            return refusal;
        }

        var rows = new List<RegionRow>();
        foreach (var id in ids)
        {
            rows.Add(await change.Row(id, ct));
        }

        var drawn = new List<DrawnRegion>();
        foreach (var row in rows.Where(row => row.Boundary is not null))
        {
            drawn.Add(new DrawnRegion(row.Id, row.Name, row.Kind, Boundary.FromBytes(row.Boundary!)));
        }

        if (drawn.Count > 0 && drawn.Count < rows.Count)
        {
            return RegionProblems.BoundaryMissing.Answer();
        }

        if (drawn.Count > 0 && !Adjacency.IsOnePiece(drawn))
        {
            return RegionProblems.NotAdjacent.Answer();
        }

        var merged = await Merge(change, rows, drawn, request, by.Actor.AccountId, ct);
        change.Tell("region.merged", merged.Id, merged.Path, rows.Select(row => new { row.Id, row.Name }), new { merged.Name, request.Reason });
        await change.Commit(ct);
        var answer = (await regions.Find(merged.Id, ct))!;
        Etag.Set(http, answer.Version);
        return TypedResults.Ok(await regions.Details(answer, ct));
    }

    private static async Task<RegionNode> Merge(
        MapChange change, List<RegionRow> rows, List<DrawnRegion> drawn, MergeRegionsRequest request, Guid byAccount, CancellationToken ct)
    {
        var region = new NewRegion(Guid.CreateVersion7(change.Now), rows[0].ParentId!.Value, rows[0].Level, rows[0].Kind, request.Name!)
        {
            Overlay = rows[0].Overlay,
            EnglishName = request.EnglishName,
            Households = rows.Any(row => row.Households is null) ? null : rows.Sum(row => row.Households),
            Residents = rows.Any(row => row.Residents is null) ? null : rows.Sum(row => row.Residents),
            Boundary = drawn.Count > 0 ? Adjacency.Together(drawn) : null,
        };
        var merged = (await NewRegions.Add(change, [region], ct))[0];
        if (request.KeepPosts)
        {
            await Succeeding.KeepPosts(change, [.. rows.Select(row => row.Id)], merged.Id, ct);
        }

        foreach (var row in rows)
        {
            Succeeding.Record(change, SuccessionKind.Merge, row, merged, request.Reason!, byAccount);
            foreach (var child in change.Picture.Children(row.Id))
            {
                await Moving.Move(change, await change.Row(child.Id, ct), merged, request.Reason!, byAccount, ct);
            }
        }

        await ClosingRegions.Close(change, rows, ct);
        return merged;
    }
}

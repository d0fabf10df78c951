using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Regions.Changing;

/// <summary><paramref name="KeepPosts"/>: the people of the old region go on in this part.</summary>
internal sealed record RegionPart(string? Name, string? EnglishName, JsonElement? Geometry, int? Households, int? Residents, bool KeepPosts);

/// <summary>The parts must cover the region, no more and no less, without overlap.</summary>
internal sealed record SplitRegionRequest(string? Reason, IReadOnlyList<RegionPart>? Parts, CoordinateSystem System);

/// <summary>Ends a region and lets parts of it go on. Its cases stay with it; what lay below hangs under the part it lies in.</summary>
internal static class SplitRegion
{
    private const int MostParts = 100;

    public static void Map(IEndpointRouteBuilder regions) =>
        regions.MapPost("/{id:guid}/split", Handle).WithName(nameof(SplitRegion)).For(Role.Administrator);

    private static async Task<Results<Ok<IReadOnlyList<RegionAnswer>>, ProblemHttpResult>> Handle(
        Guid id, SplitRegionRequest request, SignedIn by, MapChanges map, HttpContext http, CancellationToken ct)
    {
        if (Faults(request).ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        await using var change = await map.Begin(ct);
        var (row, refusal) = await change.Open(id, by, http, ct);
        if (row is null)
        {
            return refusal!;
        }

        if (Refusal(change, row, request) is { } problem)
        {
            return problem.Answer();
        }

        var (plan, no) = await SplitPlan.Make(change, row, request, ct);
        if (plan is null)
        {
            return no!;
        }

        var parts = await Split(change, row, plan, request, by.Actor.AccountId, ct);
        change.Tell("region.split", id, new RegionPath(row.Path), new { row.Name }, new { request.Reason, Parts = parts.Select(part => new { part.Id, part.Name }) });
        await change.Commit(ct);
        return TypedResults.Ok<IReadOnlyList<RegionAnswer>>(
            [.. parts.Select((part, i) => RegionAnswer.Of(part, plan.Parts[i].Boundary is not null, plan.ChildrenOf(part.Id).Any()))]);
    }

    private static async Task<IReadOnlyList<RegionNode>> Split(
        MapChange change, RegionRow row, SplitPlan plan, SplitRegionRequest request, Guid byAccount, CancellationToken ct)
    {
        var parts = await NewRegions.Add(change, plan.Parts, ct);
        for (var i = 0; i < parts.Count; i++)
        {
            Succeeding.Record(change, SuccessionKind.Split, row, parts[i], request.Reason!, byAccount);
            if (request.Parts![i].KeepPosts)
            {
                await Succeeding.KeepPosts(change, [row.Id], parts[i].Id, ct);
            }

            foreach (var child in plan.ChildrenOf(parts[i].Id))
            {
                await Moving.Move(change, await change.Row(child, ct), parts[i], request.Reason!, byAccount, ct);
            }
        }

        await ClosingRegions.Close(change, [row], ct);
        return parts;
    }

    private static ProblemCode? Refusal(MapChange change, RegionRow row, SplitRegionRequest request) =>
        row.ParentId is not { } parent ? RegionProblems.RootStays
        : request.Parts!.Any(part => RegionNames.IsTaken(change, parent, part.Name!, row.Id)) ? RegionProblems.NameTaken
        : null;

    private static IEnumerable<FieldFault> Faults(SplitRegionRequest request)
    {
        if (Reasons.Fault(request.Reason) is { } fault)
        {
            yield return fault;
        }

        if (request.Parts is not { Count: >= 2 and <= MostParts } parts || parts.Any(part => part is null))
        {
            yield return new FieldFault("parts", "应拆分为 2 至 100 个区域。", "Split into 2 to 100 parts.");
            yield break;
        }

        foreach (var part in parts.SelectMany(part => RegionNames.Faults(part.Name, part.EnglishName, part.Households, part.Residents)))
        {
            yield return part with { Field = $"parts.{part.Field}" };
        }

        if (parts.Select(part => part.Name).Distinct().Count() < parts.Count)
        {
            yield return new FieldFault("parts.name", "各部分的名称不能相同。", "The parts need different names.");
        }
    }
}

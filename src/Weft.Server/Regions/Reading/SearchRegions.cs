using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Regions.Reading;

/// <summary>Finds regions by words in the name, by a code they have or had, by level and kind, in the order of the tree.</summary>
internal static class SearchRegions
{
    private sealed record Position(string Path);

    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("/search", Handle).WithName(nameof(SearchRegions));

    private static async Task<Results<Ok<Page<RegionAnswer>>, ProblemHttpResult>> Handle(
        string? words, string? code, Guid? within, RegionLevel? level, RegionKind? kind, SignedIn by, RegionTree tree, WeftDb db, CancellationToken ct,
        string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (string.IsNullOrWhiteSpace(words) && string.IsNullOrWhiteSpace(code))
        {
            return Refuse.Field(nameof(words), "请输入名称或编码。", "Give words of the name, or a code.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var picture = tree.Now;
        if (picture.Find(within ?? RegionTree.RootId) is not { } top || !by.Actor.MayRead(top.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        // A code that a region no longer has still finds it, also when the region is closed: old papers carry old codes.
        var candidates = string.IsNullOrWhiteSpace(code)
            ? picture.Subtree(top.Id)
            : await db.Set<RegionCodeRow>().Where(row => row.Code == code.Trim()).Select(row => row.RegionId).Distinct().ToListAsync(ct) is var ids
                ? ids.Select(picture.Find).OfType<RegionNode>().Where(node => top.Path.Contains(node.Path))
                : [];

        RegionNode[] found =
        [
            .. candidates
                .Where(node => Matches(node, words?.Trim()) && (level is null || node.Level == level) && (kind is null || node.Kind == kind) && by.Actor.MayRead(node.Path))
                .OrderBy(node => node.Path.Value, StringComparer.Ordinal)
                .Where(node => position is null || string.CompareOrdinal(node.Path.Value, position.Path) > 0)
                .Take(limit + 1),
        ];
        return TypedResults.Ok(new Page<RegionAnswer>(
            [.. found.Take(limit).Select(node => RegionAnswer.Of(node, picture))],
            found.Length > limit ? Cursor.Write(new Position(found[limit - 1].Path.Value)) : null));
    }

    private static bool Matches(RegionNode node, string? words) =>
        string.IsNullOrEmpty(words)
        || node.Name.Contains(words, StringComparison.OrdinalIgnoreCase)
        || node.EnglishName?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;
}

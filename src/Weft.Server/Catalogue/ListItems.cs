using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Catalogue;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

/// <summary>The items of one version by code, optionally of a class and what lies below it, or holding some words.</summary>
internal static class ListItems
{
    private sealed record Position(string Code);

    public static void Map(IEndpointRouteBuilder catalogue) => catalogue.MapGet("/versions/{id:guid}/items", Handle).WithName(nameof(ListItems));

    private static async Task<Results<Ok<Page<ItemSummary>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, CatalogueStore store, CancellationToken ct,
        string? words = null, string? classCode = null, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (words?.Length > 100)
        {
            return Refuse.Field(nameof(words), "查找词不超过 100 字。", "At most 100 characters to search for.");
        }

        if (!Cursor.TryRead<Position>(after, out var position) || position is { Code: null })
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        if (await store.Find(id, by, ct) is not { } version)
        {
            return RequestProblems.NotFound.Answer();
        }

        var content = await store.Content(version, ct);
        var classes = classCode is null ? null : Below(content.Classes, classCode);
        var found = ItemSearch.Find(content.Items, words ?? "")
            .Where(item => classes is null || classes.Contains(item.ClassCode))
            .OrderBy(item => item.Code, StringComparer.Ordinal)
            .Where(item => position is null || string.CompareOrdinal(item.Code, position.Code) > 0)
            .Take(limit + 1)
            .ToList();

        return TypedResults.Ok(new Page<ItemSummary>(
            [.. found.Take(limit).Select(ItemSummary.Of)], found.Count > limit ? Cursor.Write(new Position(found[limit - 1].Code)) : null));
    }

    private static HashSet<string> Below(IReadOnlyList<CatalogueClass> classes, string top)
    {
        var children = classes.ToLookup(one => one.ParentCode);
        var below = new HashSet<string> { top };
        var ahead = new Queue<string>(below);
        while (ahead.TryDequeue(out var code))
        {
            foreach (var child in children[code].Where(child => below.Add(child.Code)))
            {
                ahead.Enqueue(child.Code);
            }
        }

        return below;
    }
}

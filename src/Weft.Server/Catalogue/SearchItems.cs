using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Catalogue;

internal sealed record FoundItems(IReadOnlyList<ItemAnswer> Items);

/// <summary>The items in force at a place that fit some words, the best first: what a person who takes a report down chooses from.</summary>
internal static class SearchItems
{
    public static void Map(IEndpointRouteBuilder catalogue) => catalogue.MapGet("/items", Handle).WithName(nameof(SearchItems));

    private static Results<Ok<FoundItems>, ProblemHttpResult> Handle(
        Catalogues catalogues, RegionTree regions, SignedIn by, Guid? region = null, string? words = null, int limit = 20)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "最多返回 1 至 200 条。", "At most 1 to 200 are answered.");
        }

        if (words?.Length > 100)
        {
            return Refuse.Field(nameof(words), "查找词不超过 100 字。", "At most 100 characters to search for.");
        }

        // Whoever does not say where asks for where they work.
        return (region ?? by.Actor.Assignments.Select(seat => (Guid?)seat.RegionId).FirstOrDefault()) is { } id && regions.Find(id) is { } place
            ? TypedResults.Ok(new FoundItems([.. catalogues.Search(words ?? "", place.Path).Take(limit).Select(ItemAnswer.Of)]))
            : RequestProblems.NotFound.Answer();
    }
}

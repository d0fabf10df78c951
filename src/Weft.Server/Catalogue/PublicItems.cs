using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Catalogue;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Catalogue;

/// <summary>What a resident needs to choose: no bodies, limits or rules.</summary>
internal sealed record PublicItem(
    Guid Id, string Code, string Name, string? EnglishName, string ClassName, IReadOnlyList<string> Keywords, bool PhotoNeeded, bool AnonymousAllowed)
{
    public static PublicItem Of(CatalogueItem item) => new(
        item.Id, item.Code, item.Name, item.EnglishName, item.ClassName, item.Keywords, item.Evidence.PhotoOnReport, item.AnonymousAllowed);
}

internal sealed record PublicItemsAnswer(IReadOnlyList<PublicItem> Items);

/// <summary>What may be reported at a place, for anybody.</summary>
internal static class PublicItems
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder catalogue) =>
        catalogue.MapGet("/public", Handle).WithName(nameof(PublicItems)).AllowAnonymous();

    private static Results<Ok<PublicItemsAnswer>, ProblemHttpResult> Handle(
        Catalogues catalogues, RegionTree regions, Guid region, string? words = null)
    {
        if (words?.Length > 100)
        {
            return Refuse.Field(nameof(words), "查找词不超过 100 字。", "At most 100 characters to search for.");
        }

        return regions.Find(region) is { } place
            ? TypedResults.Ok(new PublicItemsAnswer([.. catalogues.Search(words ?? "", place.Path).Take(Most).Select(PublicItem.Of)]))
            : RequestProblems.NotFound.Answer();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Insight;

/// <summary>The grid that answers for a place, and the names from the street down to it.</summary>
internal sealed record PublicPlaceAnswer(Guid RegionId, string Name);

/// <summary>Where one stands, in words: a resident sees at once whether the pin is where it should be.</summary>
internal static class ShowPublicPlace
{
    public static void Map(IEndpointRouteBuilder open) =>
        open.MapGet("/place", Handle).WithName(nameof(ShowPublicPlace)).AllowAnonymous().RequireRateLimiting(InsightModule.PublicLimit);

    private static Results<Ok<PublicPlaceAnswer>, ProblemHttpResult> Handle(double? longitude, double? latitude, RegionTree tree)
    {
        if (Place.From(longitude, latitude, CoordinateSystem.Wgs84).Place is not { } place)
        {
            return Refuse.Field("longitude", "经纬度不在地球上（度）。", "The coordinates are not on earth (degrees).");
        }

        if (tree.Map.Locate(place.Longitude, place.Latitude) is not { } grid)
        {
            return RequestProblems.NotFound.Answer();
        }

        var way = tree.Ancestors(grid.Id).Where(region => region.Level is RegionLevel.Street or RegionLevel.Community).Append(grid);
        return TypedResults.Ok(new PublicPlaceAnswer(grid.Id, string.Join(" · ", way.Select(region => region.Name).Distinct())));
    }
}

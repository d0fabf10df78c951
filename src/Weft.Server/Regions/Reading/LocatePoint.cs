using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Regions;
using Weft.Server.Http;

namespace Weft.Server.Regions.Reading;

/// <summary>
/// What lies at a place: the region responsible for it with the way down to it, the general and the dedicated grid, the
/// overlays that reach there, and the place in WGS 84.
/// </summary>
internal sealed record PlaceAnswer(
    RegionAnswer? Responsible, IReadOnlyList<RegionOnTheWay> Way, RegionAnswer? General, RegionAnswer? Dedicated, IReadOnlyList<RegionAnswer> Overlays,
    double Longitude, double Latitude, CoordinateSystem Source);

/// <summary>From a point to its grid. For everybody signed in, in any scope: a report may concern the street across the border.</summary>
internal static class LocatePoint
{
    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("/locate", Handle).WithName(nameof(LocatePoint));

    private static Results<Ok<PlaceAnswer>, ProblemHttpResult> Handle(
        SignedIn by, RegionTree tree, double? longitude = null, double? latitude = null, string system = "wgs84")
    {
        // wgs84 or gcj02, in whatever case a phone writes it.
        if (!Enum.TryParse<CoordinateSystem>(system, ignoreCase: true, out var source) || !Enum.IsDefined(source))
        {
            return RequestProblems.Malformed.Answer();
        }

        var (place, refusal) = Place.From(longitude, latitude, source);
        if (place is null)
        {
            return PlaceAnswers.Problem(refusal!.Value).Answer();
        }

        var picture = tree.Now;
        var there = picture.Map.LocateAll(place.Longitude, place.Latitude);
        if (there is { Responsible: null, Overlays.Count: 0 })
        {
            return RegionProblems.OffTheMap.Answer();
        }

        var way = there.Responsible is { } responsible ? picture.Ancestors(responsible.Id) : [];
        return TypedResults.Ok(new PlaceAnswer(
            Answer(there.Responsible, picture),
            [.. way.Select(node => new RegionOnTheWay(node.Id, node.Level, node.Name, node.EnglishName))],
            Answer(there.General, picture),
            Answer(there.Dedicated, picture),
            [.. there.Overlays.Select(node => RegionAnswer.Of(node, picture))],
            Boundaries.Boundary.Round(place.Longitude),
            Boundaries.Boundary.Round(place.Latitude),
            place.Source));
    }

    private static RegionAnswer? Answer(RegionNode? node, RegionPicture picture) => node is null ? null : RegionAnswer.Of(node, picture);
}

/// <summary>The one page that says how a refused coordinate is answered; every module that takes places uses it.</summary>
internal static class PlaceAnswers
{
    public static ProblemCode Problem(PlaceRefusal why) => why switch
    {
        PlaceRefusal.Missing => RegionProblems.PlaceMissing,
        PlaceRefusal.OutOfRange => RegionProblems.PlaceOutOfRange,
        PlaceRefusal.NoFix => RegionProblems.PlaceNoFix,
        PlaceRefusal.Swapped => RegionProblems.PlaceSwapped,
        PlaceRefusal.NotInSystem => RegionProblems.PlaceNotInSystem,
    };
}

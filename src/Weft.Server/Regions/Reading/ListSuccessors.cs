using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Regions.Reading;

/// <summary>The open regions that a closed one went on as, through any number of splits and merges.</summary>
internal static class ListSuccessors
{
    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("/{id:guid}/successors", Handle).WithName(nameof(ListSuccessors));

    private static async Task<Results<Ok<IReadOnlyList<RegionAnswer>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree tree, Successors successors, CancellationToken ct)
    {
        var picture = tree.Now;
        if (picture.Find(id) is not { } region || !by.Actor.MayRead(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        return TypedResults.Ok<IReadOnlyList<RegionAnswer>>([.. (await successors.Of(id, ct)).Select(node => RegionAnswer.Of(node, picture))]);
    }
}

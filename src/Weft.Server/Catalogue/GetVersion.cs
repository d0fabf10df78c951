using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Catalogue;

internal static class GetVersion
{
    public static void Map(IEndpointRouteBuilder catalogue) => catalogue.MapGet("/versions/{id:guid}", Handle).WithName(nameof(GetVersion));

    private static async Task<Results<Ok<VersionAnswer>, ProblemHttpResult>> Handle(Guid id, SignedIn by, CatalogueStore store, CancellationToken ct) =>
        await store.Find(id, by, ct) is { } version ? TypedResults.Ok(VersionAnswer.Of(version)) : RequestProblems.NotFound.Answer();
}

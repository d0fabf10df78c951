using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Regions;
using Weft.Server.Database;

namespace Weft.Server.Regions.Codes;

/// <summary>How codes are built here: the national schemes and the city's own.</summary>
internal static class ListSchemes
{
    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("/schemes", Handle).WithName(nameof(ListSchemes));

    private static async Task<Ok<IReadOnlyList<CodeScheme>>> Handle(WeftDb db, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<CodeScheme>>([.. (await Schemes.All(db, ct)).Values.OrderBy(scheme => scheme.Length)]);
}

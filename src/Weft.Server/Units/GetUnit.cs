using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Units;

/// <summary>Shows one unit. Everybody who is signed in may know every unit: cases go to any of them.</summary>
internal static class GetUnit
{
    public static void Map(IEndpointRouteBuilder units) => units.MapGet("/{id:guid}", Handle).WithName(nameof(GetUnit));

    private static async Task<Results<Ok<UnitAnswer>, ProblemHttpResult>> Handle(Guid id, WeftDb db, HttpContext http, CancellationToken ct)
    {
        if (await db.Set<UnitRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        Etag.Set(http, row.Version);
        return TypedResults.Ok(UnitAnswer.Of(row));
    }
}

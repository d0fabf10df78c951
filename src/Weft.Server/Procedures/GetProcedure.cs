using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Procedures;

/// <summary>A procedure as new cases follow it, or as the cases of one version do.</summary>
internal static class GetProcedure
{
    public static void Map(IEndpointRouteBuilder procedures)
    {
        procedures.MapGet("/{code}", Newest).WithName(nameof(GetProcedure));
        procedures.MapGet("/versions/{id:guid}", Version).WithName("GetProcedureVersion");
    }

    private static async Task<Results<Ok<ProcedureAnswer>, ProblemHttpResult>> Newest(string code, ProcedureStore store, HttpContext http, CancellationToken ct)
    {
        if (await store.Newest(code, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        Etag.Set(http, (uint)row.Number);
        return TypedResults.Ok(ProcedureAnswer.Of(row));
    }

    private static async Task<Results<Ok<ProcedureAnswer>, ProblemHttpResult>> Version(Guid id, WeftDb db, CancellationToken ct) =>
        await db.Set<ProcedureRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) is { } row
            ? TypedResults.Ok(ProcedureAnswer.Of(row))
            : RequestProblems.NotFound.Answer();
}

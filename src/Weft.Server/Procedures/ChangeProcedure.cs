using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Http;

namespace Weft.Server.Procedures;

/// <summary>Writes the next version of a procedure: new cases follow it, running ones keep theirs.</summary>
internal static class ChangeProcedure
{
    public static void Map(IEndpointRouteBuilder procedures) =>
        procedures.MapPut("/{code}", Handle).WithName(nameof(ChangeProcedure)).For(Role.Administrator);

    private static async Task<Results<Ok<ProcedureAnswer>, ProblemHttpResult>> Handle(
        string code, ProcedureRequest request, SignedIn by, ProcedureStore store, HttpContext http, CancellationToken ct)
    {
        if (await store.Newest(code, ct) is not { } newest)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!store.MayChange(by, newest.RegionId))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (Etag.Mismatch(http, (uint)newest.Number) is { } mismatch)
        {
            return mismatch;
        }

        var (procedure, faults) = request.Read(code);
        if (procedure is null)
        {
            return ProcedureProblems.NotCoherent.Answer(("errors", faults));
        }

        if (await store.Add(procedure, newest.Number + 1, newest.RegionId, by, ct) is not { } row)
        {
            return RequestProblems.ChangedMeanwhile.Answer();
        }

        Etag.Set(http, (uint)row.Number);
        return TypedResults.Ok(ProcedureAnswer.Of(row));
    }
}

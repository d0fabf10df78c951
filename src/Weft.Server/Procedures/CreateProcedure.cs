using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Http;

namespace Weft.Server.Procedures;

/// <summary>Makes a procedure of a region's own, for itself and what lies below it.</summary>
internal static class CreateProcedure
{
    public static void Map(IEndpointRouteBuilder procedures) =>
        procedures.MapPost("", Handle).WithName(nameof(CreateProcedure)).For(Role.Administrator);

    private static async Task<Results<Created<ProcedureAnswer>, ProblemHttpResult>> Handle(
        ProcedureRequest request, SignedIn by, ProcedureStore store, HttpContext http, CancellationToken ct)
    {
        if (request.RegionId is not { } region)
        {
            return Refuse.Field("regionId", "请说明流程属于哪个区域。", "Say which region the procedure belongs to.");
        }

        if (!store.MayChange(by, region))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        var code = request.Code?.Trim() ?? "";
        var (procedure, faults) = request.Read(code);
        if (procedure is null)
        {
            return ProcedureProblems.NotCoherent.Answer(("errors", faults));
        }

        if (await store.Newest(code, ct) is not null || await store.Add(procedure, 1, region, by, ct) is not { } row)
        {
            return ProcedureProblems.CodeTaken.Answer();
        }

        Etag.Set(http, (uint)row.Number);
        return TypedResults.Created($"/api/procedures/{row.Code}", ProcedureAnswer.Of(row));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Procedures;

/// <summary>Takes a choice back: the next wider one holds again.</summary>
internal static class RemoveChoice
{
    public static void Map(IEndpointRouteBuilder procedures) =>
        procedures.MapDelete("/choices/{id:guid}", Handle).WithName("RemoveProcedureChoice").For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, ProcedureStore store, RegionTree regions, WeftDb db, AuditLog audit, CancellationToken ct)
    {
        if (await db.Set<ChoiceRow>().FirstOrDefaultAsync(row => row.Id == id, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!store.MayChange(by, row.RegionId))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        db.Set<ChoiceRow>().Remove(row);
        audit.Add("procedure.choice-removed", "procedure-choice", id, regions.Find(row.RegionId)?.Path, before: ChoiceAnswer.Of(row));
        await store.Save(ct);
        return TypedResults.NoContent();
    }
}

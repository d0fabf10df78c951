using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Units;

/// <summary>Opens a closed unit again, unless its region has another station by now.</summary>
internal static class ActivateUnit
{
    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{id:guid}/activate", Handle).WithName(nameof(ActivateUnit)).For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree regions, UnitDirectory directory, WeftDb db, AuditLog audit, CancellationToken ct)
    {
        if (await db.OwnUnit(id, by.Actor, regions, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (row.Active)
        {
            return TypedResults.NoContent();
        }

        row.Active = true;
        audit.Add("unit.activated", "unit", id, regions.Find(row.RegionId)?.Path, UnitAnswer.Of(row) with { Active = false }, UnitAnswer.Of(row));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (UnitProblems.For(exception) is { } problem)
        {
            return problem.Answer();
        }

        directory.Reload();
        return TypedResults.NoContent();
    }
}

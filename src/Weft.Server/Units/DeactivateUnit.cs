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

/// <summary>Closes a unit that nobody works in, nothing stands under and no case waits at. It keeps its past.</summary>
internal static class DeactivateUnit
{
    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("/{id:guid}/deactivate", Handle).WithName(nameof(DeactivateUnit)).For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree regions, UnitDirectory directory, WeftDb db, AuditLog audit, CancellationToken ct)
    {
        if (await db.OwnUnit(id, by.Actor, regions, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!row.Active)
        {
            return TypedResults.NoContent();
        }

        if (await db.Set<UnitRow>().AnyAsync(other => other.ParentId == id && other.Active, ct))
        {
            return UnitProblems.StillHasUnits.Answer();
        }

        if (await HasPeople(db, id, ct))
        {
            return UnitProblems.StillHasPeople.Answer();
        }

        if (await HoldsCases(db, id, ct))
        {
            return UnitProblems.StillHoldsCases.Answer();
        }

        row.Active = false;
        audit.Add("unit.deactivated", "unit", id, regions.Find(row.RegionId)?.Path, UnitAnswer.Of(row) with { Active = true }, UnitAnswer.Of(row));
        await db.SaveChangesAsync(ct);
        directory.Reload();
        return TypedResults.NoContent();
    }

    // Assignments and cases belong to modules that know units; asking their tables here keeps the module map without a ring.
    private static Task<bool> HasPeople(WeftDb db, Guid unit, CancellationToken ct) => db.Database
        .SqlQuery<bool>($"select exists (select from access.assignments where unit_id = {unit} and (valid_to is null or valid_to > now())) as \"Value\"")
        .SingleAsync(ct);

    private static Task<bool> HoldsCases(WeftDb db, Guid unit, CancellationToken ct) => db.Database
        .SqlQuery<bool>($"select exists (select from cases.cases where holder_unit_id = {unit} and is_open) as \"Value\"")
        .SingleAsync(ct);
}

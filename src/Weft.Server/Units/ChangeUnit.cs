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

namespace Weft.Server.Units;

/// <summary>Changes what a unit is called, how it is reached, what it stands under, or moves it to another region. Its kind stays.</summary>
internal static class ChangeUnit
{
    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPut("/{id:guid}", Handle).WithName(nameof(ChangeUnit)).For(Role.Administrator);

    private static async Task<Results<Ok<UnitAnswer>, ProblemHttpResult>> Handle(
        Guid id, UnitRequest request, SignedIn by, RegionTree regions, UnitDirectory directory, WeftDb db, AuditLog audit, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnUnit(id, by.Actor, regions, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (Etag.Mismatch(http, row.Version) is { } stale)
        {
            return stale;
        }

        if (UnitRules.Refusal(request, row, by.Actor, regions, directory) is { } refusal)
        {
            return refusal;
        }

        var before = UnitAnswer.Of(row);
        var region = regions.Find(request.RegionId)!;
        (row.RegionId, row.Level) = (region.Id, region.Level);
        request.WriteTo(row);
        audit.Add("unit.changed", "unit", id, region.Path, before, UnitAnswer.Of(row));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (UnitProblems.For(exception) is { } problem)
        {
            return problem.Answer();
        }

        directory.Reload();
        Etag.Set(http, row.Version);
        return TypedResults.Ok(UnitAnswer.Of(row));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Units;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Units;

internal sealed record CreateUnitRequest(
    UnitKind Kind, string? Name, string? EnglishName, Guid RegionId, Guid? ParentId, string? Phone, string? Code);

/// <summary>Sets up a station or a department, at the level of its region.</summary>
internal static class CreateUnit
{
    public static void Map(IEndpointRouteBuilder units) =>
        units.MapPost("", Handle).WithName(nameof(CreateUnit)).For(Role.Administrator);

    private static async Task<Results<Created<UnitAnswer>, ProblemHttpResult>> Handle(
        CreateUnitRequest request, SignedIn by, RegionTree regions, UnitDirectory directory, WeftDb db, AuditLog audit, HttpContext http, CancellationToken ct)
    {
        var written = new UnitRequest(request.Name, request.EnglishName, request.RegionId, request.ParentId, request.Phone, request.Code);
        if (UnitRules.Refusal(written, unit: null, by.Actor, regions, directory) is { } refusal)
        {
            return refusal;
        }

        var region = regions.Find(request.RegionId)!;
        var row = new UnitRow { Id = Guid.CreateVersion7(), Name = "", Kind = request.Kind, Level = region.Level, RegionId = region.Id };
        written.WriteTo(row);
        db.Add(row);
        audit.Add("unit.created", "unit", row.Id, region.Path, after: UnitAnswer.Of(row));
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
        return TypedResults.Created($"/api/units/{row.Id}", UnitAnswer.Of(row));
    }
}

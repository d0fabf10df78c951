using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Procedures;

/// <summary>Writes versions of procedures, and is the one place that knows who may.</summary>
internal sealed class ProcedureStore(WeftDb db, RegionTree regions, ProcedureBook book, AuditLog audit, TimeProvider clock)
{
    /// <summary>A procedure is its region's administrators' to change, a shipped one the whole net's.</summary>
    public bool MayChange(SignedIn by, Guid? regionId) =>
        regions.Find(regionId ?? RegionTree.RootId) is { } region && by.Actor.Covers(region.Path, Role.Administrator);

    public Task<ProcedureRow?> Newest(string code, CancellationToken ct) =>
        db.Set<ProcedureRow>().AsNoTracking().Where(row => row.Code == code).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);

    /// <summary>Whether the region may use it: the shipped ones, and those made for itself or a region above.</summary>
    public bool IsFor(ProcedureRow procedure, Guid regionId) =>
        procedure.RegionId is not { } owner
        || (regions.Find(owner) is { } of && regions.Find(regionId) is { } place && of.Path.Contains(place.Path));

    /// <summary>Null when somebody else made this version a moment ago.</summary>
    public async Task<ProcedureRow?> Add(Procedure procedure, int number, Guid? regionId, SignedIn by, CancellationToken ct)
    {
        var row = new ProcedureRow
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Code = procedure.Code,
            Number = number,
            Name = procedure.Name,
            EnglishName = procedure.EnglishName,
            Definition = JsonSerializer.Serialize(procedure, CaseJson.Options),
            RegionId = regionId,
            CreatedAt = clock.GetUtcNow(),
            CreatedBy = by.Actor.AccountId,
        };
        db.Set<ProcedureRow>().Add(row);
        audit.Add(number == 1 ? "procedure.created" : "procedure.changed", "procedure", row.Id,
            regionId is { } id ? regions.Find(id)?.Path : null, after: procedure);

        try
        {
            await Save(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "a_procedure_has_each_version_once" })
        {
            return null;
        }

        return row;
    }

    /// <summary>The next request to this process need not wait to be told; one within a larger transaction does.</summary>
    public async Task Save(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (db.Database.CurrentTransaction is null)
        {
            book.Reload();
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Procedures;

/// <summary>The newest version of every procedure, by code.</summary>
internal static class ListProcedures
{
    private sealed record Position(string Code);

    public static void Map(IEndpointRouteBuilder procedures) => procedures.MapGet("", Handle).WithName(nameof(ListProcedures));

    private static async Task<Results<Ok<Page<ProcedureSummary>>, ProblemHttpResult>> Handle(
        WeftDb db, CancellationToken ct, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var rows = await db.Set<ProcedureRow>().AsNoTracking()
            .Where(row => (position == null || row.Code.CompareTo(position.Code) > 0)
                && !db.Set<ProcedureRow>().Any(newer => newer.Code == row.Code && newer.Number > row.Number))
            .OrderBy(row => row.Code).Take(limit + 1)
            .Select(row => new ProcedureSummary(row.Id, row.Code, row.Number, row.Name, row.EnglishName, row.RegionId == null, row.RegionId))
            .ToListAsync(ct);

        return TypedResults.Ok(new Page<ProcedureSummary>(
            [.. rows.Take(limit)], rows.Count > limit ? Cursor.Write(new Position(rows[limit - 1].Code)) : null));
    }
}

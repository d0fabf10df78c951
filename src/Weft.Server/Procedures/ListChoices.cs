using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Procedures;

/// <summary>What one region, or every region, has chosen.</summary>
internal static class ListChoices
{
    private sealed record Position(Guid Id);

    public static void Map(IEndpointRouteBuilder procedures) => procedures.MapGet("/choices", Handle).WithName("ListProcedureChoices");

    private static async Task<Results<Ok<Page<ChoiceAnswer>>, ProblemHttpResult>> Handle(
        WeftDb db, CancellationToken ct, Guid? region = null, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var rows = await db.Set<ChoiceRow>().AsNoTracking()
            .Where(row => (region == null || row.RegionId == region) && (position == null || row.Id.CompareTo(position.Id) > 0))
            .OrderBy(row => row.Id).Take(limit + 1).ToListAsync(ct);

        return TypedResults.Ok(new Page<ChoiceAnswer>(
            [.. rows.Take(limit).Select(ChoiceAnswer.Of)], rows.Count > limit ? Cursor.Write(new Position(rows[limit - 1].Id)) : null));
    }
}

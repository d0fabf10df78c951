using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Clocks;

/// <summary>A calendar in a list; the default one has no region.</summary>
internal sealed record CalendarSummary(Guid Id, Guid? RegionId, string Name, string TimeZone, bool OwnDays, DateTimeOffset ChangedAt);

/// <summary>All calendars, the default one first.</summary>
internal static class ListCalendars
{
    private sealed record Position(Guid Id);

    public static void Map(IEndpointRouteBuilder calendars) => calendars.MapGet("", Handle).WithName(nameof(ListCalendars));

    private static async Task<Results<Ok<Page<CalendarSummary>>, ProblemHttpResult>> Handle(
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

        // The default's id is the smallest there is: ids are made in the order of time.
        var rows = await db.Set<CalendarRow>().AsNoTracking()
            .Where(row => position == null || row.Id.CompareTo(position.Id) > 0)
            .OrderBy(row => row.Id).Take(limit + 1)
            .Select(row => new CalendarSummary(row.Id, row.RegionId, row.Name, row.TimeZone, row.OwnDays, row.ChangedAt))
            .ToListAsync(ct);

        return TypedResults.Ok(new Page<CalendarSummary>(
            [.. rows.Take(limit)],
            rows.Count > limit ? Cursor.Write(new Position(rows[limit - 1].Id)) : null));
    }
}

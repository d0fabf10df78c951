using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Http;

namespace Weft.Server.Clocks;

/// <summary>Removes the calendar of a region, which then follows the one above it.</summary>
internal static class RemoveCalendar
{
    public static void Map(IEndpointRouteBuilder calendars) =>
        calendars.MapDelete("/{id:guid}", Handle).WithName(nameof(RemoveCalendar)).For(Role.Administrator);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, CalendarStore store, HttpContext http, CancellationToken ct)
    {
        if (await store.Find(id, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!store.MayChange(by, row.RegionId))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (row.RegionId is null)
        {
            return ClockProblems.DefaultStays.Answer();
        }

        if (Etag.Mismatch(http, row.Version) is { } mismatch)
        {
            return mismatch;
        }

        await store.Remove(row, ct);
        return TypedResults.NoContent();
    }
}

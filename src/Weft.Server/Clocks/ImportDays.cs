using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Http;

namespace Weft.Server.Clocks;

internal sealed record ImportDaysRequest(IReadOnlyList<DayBody>? Days);

/// <summary>Replaces the holidays and make-up workdays of one year, as the State Council's notice gives them each November.</summary>
internal static class ImportDays
{
    public static void Map(IEndpointRouteBuilder calendars) =>
        calendars.MapPut("/{id:guid}/days/{year:int:range(1900,2199)}", Handle).WithName(nameof(ImportDays)).For(Role.Administrator);

    private static async Task<Results<Ok<CalendarAnswer>, ProblemHttpResult>> Handle(
        Guid id, int year, ImportDaysRequest request, SignedIn by, CalendarStore store, HttpContext http, CancellationToken ct)
    {
        var reading = new CalendarReading();
        var days = reading.Days(request.Days, year);

        if (reading.Faults.Count > 0)
        {
            return Refuse.Fields(reading.Faults);
        }

        return await store.Change(
            id, by, http,
            plan => plan with { Days = [.. plan.Days.Where(day => day.Date.Year != year), .. days] },
            row => row.SetDays(year, days),
            ct);
    }
}

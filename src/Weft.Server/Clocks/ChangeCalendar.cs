using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Clocks;
using Weft.Server.Http;

namespace Weft.Server.Clocks;

internal sealed record ChangeCalendarRequest(string? Name, string? TimeZone, bool OwnDays, IReadOnlyList<WeekBody>? Weeks);

/// <summary>Replaces name, time zone and working hours. The days are changed year by year; due times that are stored already stay.</summary>
internal static class ChangeCalendar
{
    public static void Map(IEndpointRouteBuilder calendars) =>
        calendars.MapPut("/{id:guid}", Handle).WithName(nameof(ChangeCalendar)).For(Role.Administrator);

    private static async Task<Results<Ok<CalendarAnswer>, ProblemHttpResult>> Handle(
        Guid id, ChangeCalendarRequest request, SignedIn by, CalendarStore store, HttpContext http, CancellationToken ct)
    {
        var reading = new CalendarReading();
        var (name, weeks) = (reading.Name(request.Name), reading.Weeks(request.Weeks));
        if (reading.Faults.Count > 0)
        {
            return Refuse.Fields(reading.Faults);
        }

        var zone = request.TimeZone ?? CalendarPlan.ChinaTime;

        return await store.Change(
            id, by, http,
            plan => plan with { TimeZone = zone, Weeks = weeks },
            row =>
            {
                (row.Name, row.TimeZone, row.OwnDays) = (name, zone, request.OwnDays);
                row.SetWeeks(weeks);
            },
            ct);
    }
}

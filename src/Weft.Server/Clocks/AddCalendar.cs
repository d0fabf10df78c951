using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Access;
using Weft.Core.Clocks;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Clocks;

/// <summary>A calendar for a region and what lies below it. Unless <paramref name="OwnDays"/>, the days of the calendar above hold as well.</summary>
internal sealed record AddCalendarRequest(Guid RegionId, string? Name, string? TimeZone, bool OwnDays, IReadOnlyList<WeekBody>? Weeks);

internal static class AddCalendar
{
    public static void Map(IEndpointRouteBuilder calendars) =>
        calendars.MapPost("", Handle).WithName(nameof(AddCalendar)).For(Role.Administrator);

    private static async Task<Results<Created<CalendarAnswer>, ProblemHttpResult>> Handle(
        AddCalendarRequest request, SignedIn by, CalendarStore store, RegionTree regions, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (regions.Find(request.RegionId) is not { IsActive: true })
        {
            return ClockProblems.UnknownRegion.Answer();
        }

        if (!store.MayChange(by, request.RegionId))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        var reading = new CalendarReading();
        var (name, weeks, now) = (reading.Name(request.Name), reading.Weeks(request.Weeks), clock.GetUtcNow());
        if (reading.Faults.Count > 0)
        {
            return Refuse.Fields(reading.Faults);
        }

        var plan = new CalendarPlan(request.TimeZone ?? CalendarPlan.ChinaTime, weeks, []);
        if (CalendarStore.Fault(plan) is { } fault)
        {
            return fault;
        }

        var row = new CalendarRow
        {
            Id = Guid.CreateVersion7(now),
            RegionId = request.RegionId,
            Name = name,
            TimeZone = plan.TimeZone,
            OwnDays = request.OwnDays,
            CreatedAt = now,
            ChangedAt = now,
        };
        row.Weeks.AddRange(weeks.Select(week => week.ToRow(row.Id)));

        return await Save(row, store, http, ct);
    }

    private static async Task<Results<Created<CalendarAnswer>, ProblemHttpResult>> Save(CalendarRow row, CalendarStore store, HttpContext http, CancellationToken ct)
    {
        try
        {
            await store.Add(row, ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "regions_have_one_calendar_each" })
        {
            return ClockProblems.RegionHasOne.Answer();
        }

        Etag.Set(http, row.Version);
        return TypedResults.Created($"/api/calendars/{row.Id}", CalendarAnswer.Of(row));
    }
}

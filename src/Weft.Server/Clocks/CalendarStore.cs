using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Core.Clocks;
using Weft.Core.Regions;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Clocks;

/// <summary>Loads and saves calendars whole, and is the one place that knows who may change which.</summary>
internal sealed class CalendarStore(WeftDb db, RegionTree regions, Calendars calendars, AuditLog audit, TimeProvider clock)
{
    public Task<CalendarRow?> Find(Guid id, CancellationToken ct) =>
        db.Set<CalendarRow>().Include(row => row.Weeks).Include(row => row.Days).AsSplitQuery().FirstOrDefaultAsync(row => row.Id == id, ct);

    /// <summary>A calendar is its region's administrators' to change, the default one the whole net's.</summary>
    public bool MayChange(SignedIn by, Guid? regionId) =>
        regions.Find(regionId ?? RegionTree.RootId) is { } region && by.Actor.Covers(region.Path, Role.Administrator);

    /// <summary>Writes a new plan, checked as a whole, over the version of the calendar that the request names.</summary>
    public async Task<Results<Ok<CalendarAnswer>, ProblemHttpResult>> Change(
        Guid id, SignedIn by, HttpContext http, Func<CalendarPlan, CalendarPlan> plan, Action<CalendarRow> write, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (!MayChange(by, row.RegionId))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (Etag.Mismatch(http, row.Version) is { } mismatch)
        {
            return mismatch;
        }

        if (Fault(plan(row.ToPlan())) is { } fault)
        {
            return fault;
        }

        var before = CalendarAnswer.Of(row);
        write(row);
        row.ChangedAt = clock.GetUtcNow();
        db.Entry(row).Property(changed => changed.ChangedAt).IsModified = true; // a change of days alone is a new version too
        audit.Add("calendar.changed", "calendar", id, PathOf(row), before, CalendarAnswer.Of(row));
        await Save(ct);
        Etag.Set(http, row.Version);
        return TypedResults.Ok(CalendarAnswer.Of(row));
    }

    public Task Add(CalendarRow row, CancellationToken ct)
    {
        db.Set<CalendarRow>().Add(row);
        audit.Add("calendar.created", "calendar", row.Id, PathOf(row), after: CalendarAnswer.Of(row));
        return Save(ct);
    }

    public Task Remove(CalendarRow row, CancellationToken ct)
    {
        audit.Add("calendar.removed", "calendar", row.Id, PathOf(row), before: CalendarAnswer.Of(row));
        db.Set<CalendarRow>().Remove(row);
        return Save(ct);
    }

    private async Task Save(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await calendars.Refresh(ct);
    }

    private RegionPath? PathOf(CalendarRow row) => row.RegionId is { } region ? regions.Find(region)?.Path : null;

    public static ProblemHttpResult? Fault(CalendarPlan plan) =>
        WorkCalendar.TryMake(plan, out _, out var refusal)
            ? null
            : ClockProblems.For(refusal.Fault).Answer(("where", refusal.Where));
}

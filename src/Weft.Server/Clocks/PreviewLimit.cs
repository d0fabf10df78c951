using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Clocks;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Clocks;

/// <summary>What a limit would be in a region: when it turns yellow and when it is due, and by which calendar.</summary>
internal sealed record LimitPreview(
    string Limit, string English, int Amount, LimitUnit Unit, Guid CalendarId, string CalendarName,
    DateTimeOffset StartedAt, DateTimeOffset YellowAt, DateTimeOffset DueAt, bool StartsInWorkingTime);

/// <summary>Counts a limit without a case: for people who write a catalogue or a calendar.</summary>
internal static class PreviewLimit
{
    public static void Map(IEndpointRouteBuilder calendars) => calendars.MapGet("/preview", Handle).WithName(nameof(PreviewLimit));

    private static Results<Ok<LimitPreview>, ProblemHttpResult> Handle(
        Calendars calendars, RegionTree regions, TimeProvider clock, string? limit = null, DateTimeOffset? start = null, Guid? region = null)
    {
        if (!Limit.TryParse(limit, out var read, out var fault))
        {
            return ClockProblems.For(fault.Value).Answer();
        }

        var startedAt = start ?? clock.GetUtcNow();
        if (startedAt < WorkCalendar.Earliest || startedAt > WorkCalendar.Latest)
        {
            return Refuse.Field(nameof(start), "开始时间应在 1900 年至 2200 年之间。", "The start lies between the years 1900 and 2200.");
        }

        if (region is { } id && regions.Find(id) is null)
        {
            return ClockProblems.UnknownRegion.Answer();
        }

        var calendar = calendars.HolderFor(region ?? RegionTree.RootId);
        var preview = Clock.Start(calendar.Calendar, read, startedAt);

        return TypedResults.Ok(new LimitPreview(
            read.ToString(), read.ToEnglish(), read.Amount, read.Unit, calendar.Id, calendar.Name,
            preview.StartedAt, preview.YellowAt, preview.DueAt, calendar.Calendar.IsWorkingTime(startedAt)));
    }
}

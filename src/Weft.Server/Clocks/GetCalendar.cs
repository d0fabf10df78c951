using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Server.Http;

namespace Weft.Server.Clocks;

/// <summary>One calendar with its weeks and its own days, and its version as ETag.</summary>
internal static class GetCalendar
{
    public static void Map(IEndpointRouteBuilder calendars) => calendars.MapGet("/{id:guid}", Handle).WithName(nameof(GetCalendar));

    private static async Task<Results<Ok<CalendarAnswer>, ProblemHttpResult>> Handle(Guid id, CalendarStore store, HttpContext http, CancellationToken ct)
    {
        if (await store.Find(id, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        Etag.Set(http, row.Version);
        return TypedResults.Ok(CalendarAnswer.Of(row));
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Clocks;

/// <summary>Table of contents of calendars and limits: every route and every service they add.</summary>
internal static class ClocksModule
{
    public static void AddClocks(this IServiceCollection services)
    {
        services.AddSingleton<Calendars>();
        services.AddHostedService<CalendarsFollow>();
        services.AddScoped<CalendarStore>();
    }

    public static void MapClocks(this IEndpointRouteBuilder api)
    {
        var calendars = api.MapGroup("/calendars").WithTags("Calendars");

        ListCalendars.Map(calendars);
        GetCalendar.Map(calendars);
        AddCalendar.Map(calendars);
        ChangeCalendar.Map(calendars);
        ImportDays.Map(calendars);
        RemoveCalendar.Map(calendars);
        PreviewLimit.Map(calendars);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Work;

namespace Weft.Server.Notices;

/// <summary>Table of contents of the notices: outbox, inbox and gateways.</summary>
internal static class NoticesModule
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddJob<FillInbox>();
    }

    public static void MapNotices(this IEndpointRouteBuilder api)
    {
        var notices = api.MapGroup("/notices").WithTags("Notices");

        ListNotices.Map(notices);
        CountUnread.Map(notices);
        ReadNotice.Map(notices);
        ReadAllNotices.Map(notices);
        NoticePreferences.Map(notices);
    }
}

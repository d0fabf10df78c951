using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Notices;

/// <summary>Table of contents of the notices: outbox, inbox and gateways.</summary>
internal static class NoticesModule
{
    public static void AddNotices(this IServiceCollection services)
    {
    }
}

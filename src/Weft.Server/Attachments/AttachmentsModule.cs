using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Attachments;

/// <summary>Table of contents of attachments: every route and every service they add.</summary>
internal static class AttachmentsModule
{
    public static void AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AttachmentStore>();
    }
}

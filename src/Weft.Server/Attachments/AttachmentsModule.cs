using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Attachments.Blobs;
using Weft.Server.Work;

namespace Weft.Server.Attachments;

/// <summary>Table of contents of attachments: every route and every service they add.</summary>
internal static class AttachmentsModule
{
    public static void AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = AttachmentSettings.From(configuration);
        services.AddSingleton(settings);
        var folder = Path.Combine(configuration["Weft:DataFolder"] ?? "data", "files");
        services.AddSingleton<IBlobs>(_ => string.IsNullOrEmpty(settings.S3.Bucket) ? new FolderBlobs(folder) : new S3Blobs(settings.S3, folder));
        services.AddSingleton<FinishingGate>();
        services.AddSingleton<CheckFile>();
        services.AddScoped<AttachmentStore>();
        services.AddScoped<Uploads>();
        services.AddScoped<Contents>();
        services.AddScoped<FinishUpload>();
        services.AddScoped<TakeBytes>();
        services.AddScoped<Readable>();
        services.AddJob<CleanUpFiles>();
    }

    public static void MapAttachments(this IEndpointRouteBuilder api)
    {
        var attachments = api.MapGroup("/attachments").WithTags("Attachments").SaysWhenFull()
            .ProducesProblem(StatusCodes.Status404NotFound);

        SendFile.Map(attachments, api.ServiceProvider.GetRequiredService<AttachmentSettings>());
        ReadOriginal.Map(attachments);
        ReadThumbnail.Map(attachments);
        ReadPublicCopy.Map(attachments);
        ReadFacts.Map(attachments);

        var uploads = attachments.MapGroup("/uploads");
        DescribeUploads.Map(uploads);
        BeginUpload.Map(uploads);
        ContinueUpload.Map(uploads);
        ShowUpload.Map(uploads);
        ReadUpload.Map(uploads);
        DropUpload.Map(uploads);
    }
}

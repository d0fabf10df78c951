using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

internal static class AttachmentFilters
{
    private const int DiskFull = 28, QuotaFull = 122, DiskFullOnWindows = 0x70;

    /// <summary>For a sign-in or an upload token; with neither there is nothing to look for.</summary>
    public static TBuilder NeedsSomebody<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddEndpointFilter(async (context, next) =>
            Uploader.Of(context.HttpContext).IsNobody ? RequestProblems.SignInFirst.Answer() : await next(context));

    /// <summary>A full disk is no bug: what came before it is kept, and the sender is told.</summary>
    public static TBuilder SaysWhenFull<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder =>
        route.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (IOException full) when ((full.HResult & 0xFFFF) is DiskFull or QuotaFull or DiskFullOnWindows)
            {
                return AttachmentProblems.NoRoom.Answer();
            }
        });
}

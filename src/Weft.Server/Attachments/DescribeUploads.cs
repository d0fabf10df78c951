using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Weft.Server.Attachments;

/// <summary>Tells a client what the server can: versions, extensions and the largest file.</summary>
internal static class DescribeUploads
{
    public static void Map(IEndpointRouteBuilder uploads) =>
        uploads.MapMethods("/", [HttpMethods.Options], Handle).AllowAnonymous().WithName(nameof(DescribeUploads));

    private static NoContent Handle(HttpResponse response, AttachmentSettings settings)
    {
        response.Headers["Tus-Resumable"] = Tus.Version;
        response.Headers["Tus-Version"] = Tus.Version;
        response.Headers["Tus-Extension"] = Tus.Extensions;
        response.Headers["Tus-Max-Size"] = settings.LargestFile.ToString(CultureInfo.InvariantCulture);
        return TypedResults.NoContent();
    }
}

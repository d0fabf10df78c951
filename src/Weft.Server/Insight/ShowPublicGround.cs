using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Regions;
using Weft.Server.Regions.Reading;

namespace Weft.Server.Insight;

/// <summary>The boundaries of streets and communities as GeoJSON: the ground that a resident finds a place on.</summary>
internal static class ShowPublicGround
{
    private static readonly string[] Shown = [nameof(RegionLevel.Street), nameof(RegionLevel.Community)];

    public static void Map(IEndpointRouteBuilder open) => open.MapGet("/ground", Handle).WithName(nameof(ShowPublicGround))
        .AllowAnonymous().RequireRateLimiting(InsightModule.PublicLimit)
        .Produces(StatusCodes.Status200OK, contentType: "application/geo+json");

    private static PushStreamHttpResult Handle(HttpContext http, NpgsqlDataSource source, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return TypedResults.Stream(
            async stream =>
            {
                await using var features = new FeatureWriter(stream);
                await using var command = source.CreateCommand(
                    """
                    select id, number, path, parent_id, level, kind, overlay, name, english_name, valid_from, valid_to, boundary
                    from regions.as_of(now()) where boundary is not null and level = any ($1) order by path limit 5000
                    """);
                command.Parameters.AddWithValue(Shown);
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                {
                    await features.Write(RegionReader.Node(reader), reader.GetFieldValue<byte[]>(11), null, ct);
                }
            },
            "application/geo+json");
    }
}

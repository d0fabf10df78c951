using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Regions.Reading;

/// <summary>
/// The boundaries of a region and of what lies below it as GeoJSON (RFC 7946, WGS 84), streamed; with <c>level</c> of one
/// level only, with <c>at</c> as the map was then. What was exported can be imported again: regions are matched by id.
/// </summary>
internal static class ExportMap
{
    public static void Map(IEndpointRouteBuilder regions) => regions.MapGet("/{id:guid}/map", Handle).WithName(nameof(ExportMap))
        .Produces(StatusCodes.Status200OK, contentType: "application/geo+json");

    private static Results<PushStreamHttpResult, ProblemHttpResult> Handle(
        Guid id, RegionLevel? level, DateTimeOffset? at, SignedIn by, RegionTree tree, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        var picture = tree.Now;
        if (picture.Find(id) is not { } top || !by.Actor.MayRead(top.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        var moment = (at ?? clock.GetUtcNow()).ToUniversalTime();
        return TypedResults.Stream(async stream =>
        {
            await using var features = new FeatureWriter(stream);
            await using var command = source.CreateCommand(
                """
                with recursive below as (
                    select * from regions.as_of($1) where id = $2
                    union all
                    select child.* from below join regions.as_of($1) child on child.parent_id = below.id
                )
                select id, number, path, parent_id, level, kind, overlay, name, english_name, valid_from, valid_to, boundary,
                    (select jsonb_object_agg(scheme, code)::text from regions.codes
                     where region_id = below.id and valid_from <= $1 and (valid_to is null or valid_to > $1))
                from below where boundary is not null and ($3::text is null or level = $3) order by path
                """);
            command.Parameters.AddWithValue(moment);
            command.Parameters.AddWithValue(id);
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)level?.ToString() ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var node = RegionReader.Node(reader);
                if (picture.Find(node.Id) is { } today && by.Actor.Covers(today.Path))
                {
                    await features.Write(node, reader.GetFieldValue<byte[]>(11), reader.TextOrNull(12), ct);
                }
            }
        }, "application/geo+json");
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Core.Cases;
using Weft.Core.Regions;
using Weft.Server.Database;

namespace Weft.Server.Cases;

/// <summary>An open case near a place, as anybody may know it: what, how far, how it stands.</summary>
internal sealed record NearbyCase(Guid Id, string Number, string? Item, CaseStage Stage, double Metres, DateTimeOffset ReportedAt, int Reporters);

/// <summary>Open cases near a place: whoever is about to report sees whether it was reported already.</summary>
internal static class ListNearby
{
    private const double Usual = 50, Most = 500;
    private const double MetresADegree = 111_320;

    public static void Map(IEndpointRouteBuilder cases) =>
        cases.MapGet("/nearby", Handle).WithName(nameof(ListNearby)).AllowAnonymous().RequireRateLimiting(CasesModule.ReportLimit);

    private static async Task<Results<Ok<List<NearbyCase>>, ProblemHttpResult>> Handle(
        double? longitude, double? latitude, string? system, string? item, double? metres, NpgsqlDataSource source, CancellationToken ct)
    {
        if (!Enum.TryParse<CoordinateSystem>(system ?? nameof(CoordinateSystem.Wgs84), ignoreCase: true, out var given)
            || Place.From(longitude, latitude, given).Place is not { } place)
        {
            return CaseProblems.PlaceNotValid.Answer();
        }

        var reach = Math.Clamp(metres ?? Usual, 1, Most);
        var (east, north) = (reach / (MetresADegree * Math.Cos(place.Latitude * Math.PI / 180)), reach / MetresADegree);
        await using var command = source.CreateCommand(
            """
            select id, number, item_name, stage, metres, reported_at, reporters
            from (select id, number, item_name, stage, reported_at, jsonb_array_length(state -> 'reporters') as reporters,
                         sqrt(pow((longitude - $1) * $5, 2) + pow((latitude - $2) * $6, 2)) as metres
                  from cases.cases
                  where is_open and longitude between $1 - $3 and $1 + $3 and latitude between $2 - $4 and $2 + $4
                    and ($7::text is null or item_code = $7)) as near
            where metres <= $8 order by metres limit 20
            """);
        command.Parameters.AddWithValue(place.Longitude);
        command.Parameters.AddWithValue(place.Latitude);
        command.Parameters.AddWithValue(east);
        command.Parameters.AddWithValue(north);
        command.Parameters.AddWithValue(MetresADegree * Math.Cos(place.Latitude * Math.PI / 180));
        command.Parameters.AddWithValue(MetresADegree);
        command.Parameters.AddWithValue((object?)item ?? DBNull.Value);
        command.Parameters.AddWithValue(reach);

        var near = new List<NearbyCase>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            near.Add(new NearbyCase(
                row.GetGuid(0), row.GetString(1), row.TextOrNull(2), Enum.Parse<CaseStage>(row.GetString(3)),
                Math.Round(row.GetDouble(4), 1), row.GetFieldValue<DateTimeOffset>(5), row.GetInt32(6)));
        }

        return TypedResults.Ok(near);
    }
}

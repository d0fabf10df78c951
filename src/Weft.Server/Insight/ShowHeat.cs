using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Cases;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Insight;

/// <summary>How many cases were reported in one cell of about 50 metres; the place is the middle of the cell (WGS 84).</summary>
internal sealed record HeatCell(double Longitude, double Latitude, int Count);

/// <summary>Where what is reported: cells of the last days, by kind or class, the fullest first, at most 5,000.</summary>
internal static class ShowHeat
{
    private const int LongestDays = 366;

    public static void Map(IEndpointRouteBuilder insight) =>
        insight.MapGet("/regions/{id:guid}/heat", Handle).WithName(nameof(ShowHeat)).For(InsightModule.Onlookers);

    private static async Task<Results<Ok<List<HeatCell>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree tree, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct,
        int days = 30, CaseKind? kind = null, string? @class = null)
    {
        if (tree.Find(id) is not { } region || !by.Actor.Covers(region.Path))
        {
            return RequestProblems.NotFound.Answer();
        }

        if (days is < 1 or > LongestDays)
        {
            return Refuse.Field("days", "天数应在 1 到 366 之间。", "From 1 to 366 days.");
        }

        await using var command = source.CreateCommand(
            """
            select round(longitude * 2000) / 2000, round(latitude * 2000) / 2000, count(*)
            from cases.cases
            where region_path like $1 || '%' and reported_at >= $2 and longitude is not null
                and ($3::text is null or kind = $3) and ($4::text is null or class_code = $4 or class_code like $4 || '.%')
            group by 1, 2 order by 3 desc limit 5000
            """);
        command.Parameters.AddWithValue(region.Path.Value);
        command.Parameters.AddWithValue(clock.GetUtcNow().AddDays(-days));
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)kind?.ToString() ?? DBNull.Value);
        command.Parameters.AddWithValue(NpgsqlDbType.Text, (object?)@class ?? DBNull.Value);
        var cells = new List<HeatCell>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            cells.Add(new HeatCell(row.GetDouble(0), row.GetDouble(1), (int)row.GetInt64(2)));
        }

        return TypedResults.Ok(cells);
    }
}

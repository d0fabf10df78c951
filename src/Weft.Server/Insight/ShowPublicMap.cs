using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Cases;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Insight;

/// <summary>How far a case is, as a resident asks: red is not begun, yellow is being done, green is done (domain rules, section 7).</summary>
internal enum PublicState
{
    NotBegun,
    Doing,
    Done,
}

/// <summary>A pin of the public map: what and how far, never who or in which words. The place is rounded to about 10 metres.</summary>
/// <param name="Photos">Those that somebody looked through and published: <c>GET /api/attachments/{id}/public</c>.</param>
internal sealed record PublicCase(string Item, PublicState State, double Longitude, double Latitude, DateTimeOffset ReportedAt, DateTimeOffset? ClosedAt,
    IReadOnlyList<Guid> Photos);

/// <summary>What was reported on streets and in public places: events and hazards only. Appeals, disputes and errands are nobody else's business.</summary>
internal static class ShowPublicMap
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder open) =>
        open.MapGet("/cases", Handle).WithName(nameof(ShowPublicMap)).AllowAnonymous().RequireRateLimiting(InsightModule.PublicLimit);

    /// <param name="box">west,south,east,north in WGS 84 degrees.</param>
    private static async Task<Results<Ok<List<PublicCase>>, ProblemHttpResult>> Handle(
        string? box, NpgsqlDataSource source, TimeProvider clock, CancellationToken ct)
    {
        if (Box.Read(box) is not { } piece)
        {
            return Refuse.Fields(Box.Malformed);
        }

        await using var command = source.CreateCommand(
            """
            select item_name, stage, round(longitude::numeric, 4)::float8, round(latitude::numeric, 4)::float8, reported_at, closed_at,
                array(select attachment_id from cases.public_photos where case_id = cases.id order by chosen_at, attachment_id)
            from cases.cases
            -- PublicCases.IsShown, as the columns say it
            where kind in ('Event', 'Hazard') and item_name is not null and stage not in ('Rejected', 'Withdrawn', 'Merged')
                and longitude between $1 and $3 and latitude between $2 and $4 and (is_open or closed_at >= $5)
            order by reported_at desc limit $6
            """);
        command.Parameters.AddWithValue(piece.West);
        command.Parameters.AddWithValue(piece.South);
        command.Parameters.AddWithValue(piece.East);
        command.Parameters.AddWithValue(piece.North);

        command.Parameters.AddWithValue(clock.GetUtcNow() - PublicCases.ShownAfterClosing);
        command.Parameters.AddWithValue(NpgsqlDbType.Integer, Most);
        var pins = new List<PublicCase>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            pins.Add(new PublicCase(
                row.GetString(0), StateOf(Enum.Parse<CaseStage>(row.GetString(1))), row.GetDouble(2), row.GetDouble(3),
                row.GetFieldValue<DateTimeOffset>(4), row.MomentOrNull(5), row.GetFieldValue<Guid[]>(6)));
        }

        return TypedResults.Ok(pins);
    }

    private static PublicState StateOf(CaseStage stage) => stage switch
    {
        CaseStage.Reported or CaseStage.Accepted => PublicState.NotBegun,
        CaseStage.Dispatched or CaseStage.Responded or CaseStage.Suspended or CaseStage.Handled => PublicState.Doing,
        CaseStage.Closed or CaseStage.Rated or CaseStage.Rejected or CaseStage.Withdrawn or CaseStage.Merged => PublicState.Done,
    };
}

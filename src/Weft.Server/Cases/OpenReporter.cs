using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Access;
using Weft.Server.Http;
using Weft.Server.Privacy;

namespace Weft.Server.Cases;

internal sealed record OpenReporterRequest(string Purpose);

internal sealed record OpenedReporter(Guid Id, string? Name, string? Phone);

/// <summary>
/// Opens the contact data of one reporter, with a purpose that the person can read. Opening and its record are one transaction:
/// nothing is shown that is not logged.
/// </summary>
internal static class OpenReporter
{
    private const int ShortestPurpose = 4, LongestPurpose = 200;

    private static readonly Role[] MayCall =
        [Role.GridWorker, Role.GridLeader, Role.StationOperator, Role.Dispatcher, Role.HotlineOperator, Role.DepartmentHandler, Role.Supervisor, Role.Mediator];

    public static void Map(IEndpointRouteBuilder cases) => cases.MapPost("/{id:guid}/reporters/{reporterId:guid}/open", Handle).WithName(nameof(OpenReporter))
        .For(MayCall).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<OpenedReporter>, ProblemHttpResult>> Handle(
        Guid id, Guid reporterId, OpenReporterRequest request, SignedIn by, CaseStore store, NpgsqlDataSource source, Seal seal, CancellationToken ct)
    {
        if (request.Purpose?.Trim() is not { Length: >= ShortestPurpose and <= LongestPurpose } purpose)
        {
            return Refuse.Field("purpose", "请写明查看用途（4 至 200 字），本人可以看到。", "Say the purpose in 4 to 200 characters: the person can read it.");
        }

        if (await store.Find(id, ct) is not { } record || !CaseScope.Of(by.Actor).Sees(record.File)
            || record.File.Reporters.FirstOrDefault(reporter => reporter.Id == reporterId) is null)
        {
            return CaseProblems.NotFound.Answer();
        }

        await using var command = source.CreateCommand(
            """
            with opened as (
                insert into cases.contact_openings (reporter_id, case_id, opened_at, account_id, opened_by, purpose)
                values ($1, $2, $3, $4, $5, $6) returning reporter_id)
            select reporter.name_sealed, reporter.phone_sealed from cases.reporters reporter join opened on opened.reporter_id = reporter.id
            """);
        command.Parameters.AddWithValue(reporterId);
        command.Parameters.AddWithValue(id);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = store.Now });
        command.Parameters.AddWithValue(by.Actor.AccountId);
        command.Parameters.AddWithValue(by.Actor.Name);
        command.Parameters.AddWithValue(purpose);
        await using var row = await command.ExecuteReaderAsync(CancellationToken.None);
        return await row.ReadAsync(CancellationToken.None)
            ? TypedResults.Ok(new OpenedReporter(
                reporterId, row.IsDBNull(0) ? null : seal.Open(row.GetString(0)), row.IsDBNull(1) ? null : seal.Open(row.GetString(1))))
            : CaseProblems.NotFound.Answer();
    }
}

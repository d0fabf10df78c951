using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <summary>Somebody who waits for the answer; contact data masked.</summary>
internal sealed record ReporterLine(Guid Id, bool Anonymous, string? Name, string? Phone, bool HasAccount, DateTimeOffset JoinedAt);

/// <summary>Who looked at my contact data, when and what for.</summary>
internal sealed record OpeningLine(DateTimeOffset At, string By, string Purpose, string CaseNumber);

/// <summary>The reporters of a case, masked; and for each person the log of who opened their data.</summary>
internal static class ListReporters
{
    public static void Map(IEndpointRouteBuilder cases)
    {
        cases.MapGet("/{id:guid}/reporters", Handle).WithName(nameof(ListReporters));
        cases.MapGet("/openings-of-my-data", HandleOpenings).WithName("ListOpeningsOfMyData");
    }

    private static async Task<Results<Ok<List<ReporterLine>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, CaseStore store, NpgsqlDataSource source, CancellationToken ct)
    {
        var scope = CaseScope.Of(by.Actor);
        if (await store.Find(id, ct) is not { } record || !scope.Sees(record.File) || (scope.Prefixes.Length == 0 && scope.UnitIds.Length == 0))
        {
            return CaseProblems.NotFound.Answer();
        }

        await using var command = source.CreateCommand(
            "select id, anonymous, name_masked, phone_masked, account_id is not null, joined_at from cases.reporters where id = any($1) order by joined_at");
        command.Parameters.AddWithValue(record.File.Reporters.Select(reporter => reporter.Id).ToArray());
        return TypedResults.Ok(await Rows(command, row => new ReporterLine(
            row.GetGuid(0), row.GetBoolean(1), row.TextOrNull(2), row.TextOrNull(3),
            row.GetBoolean(4), row.GetFieldValue<DateTimeOffset>(5)), ct));
    }

    private static async Task<Ok<List<OpeningLine>>> HandleOpenings(SignedIn by, NpgsqlDataSource source, CancellationToken ct)
    {
        await using var command = source.CreateCommand(
            """
            select opening.opened_at, opening.opened_by, opening.purpose, one.number
            from cases.contact_openings opening
            join cases.reporters reporter on reporter.id = opening.reporter_id
            join cases.cases one on one.id = opening.case_id
            where reporter.account_id = $1 order by opening.opened_at desc limit 200
            """);
        command.Parameters.AddWithValue(by.Actor.AccountId);
        return TypedResults.Ok(await Rows(command, row => new OpeningLine(
            row.GetFieldValue<DateTimeOffset>(0), row.GetString(1), row.GetString(2), row.GetString(3)), ct));
    }

    private static async Task<List<T>> Rows<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            rows.Add(read(row));
        }

        return rows;
    }
}

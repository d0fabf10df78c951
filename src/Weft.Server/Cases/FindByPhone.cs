using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Privacy;

namespace Weft.Server.Cases;

internal sealed record FindByPhoneRequest(string? Phone, string? Purpose);

/// <summary>
/// The cases that somebody reported, by their number, exactly. In a body, because addresses stand in logs; at most fifty; and with a purpose
/// that the person reads in the log of their data, whenever anything was found.
/// </summary>
internal static class FindByPhone
{
    private const int Most = 50, ShortestPurpose = 4, LongestPurpose = 200;

    private static readonly Role[] MaySearch = [Role.StationOperator, Role.Dispatcher, Role.HotlineOperator, Role.Supervisor];

    public static void Map(IEndpointRouteBuilder cases) => cases.MapPost("/find-by-phone", Handle).WithName(nameof(FindByPhone))
        .For(MaySearch).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<List<CaseLine>>, ProblemHttpResult>> Handle(
        FindByPhoneRequest request, SignedIn by, CaseList list, WeftDb db, Seal seal, TimeProvider clock, CancellationToken ct)
    {
        if (request.Phone is not { } phone || !Phones.IsValid(phone))
        {
            return CaseProblems.PhoneNotValid.Answer();
        }

        if (request.Purpose?.Trim() is not { Length: >= ShortestPurpose and <= LongestPurpose } purpose)
        {
            return Refuse.Field("purpose", "请写明查询用途（4 至 200 字），本人可以看到。", "Say the purpose in 4 to 200 characters: the person can read it.");
        }

        var hash = seal.Hash(Phones.Plain(phone));
        var where = CaseFilter.Within(CaseScope.Of(by.Actor));
        where.And("id in (select case_id from cases.reporters where phone_hash = {0})", NpgsqlDbType.Bytea, hash);
        var found = await list.Newest(where, null, Most, ct);

        await using var work = await DbWork.Begin(db);
        await using var log = new NpgsqlCommand(
            """
            insert into cases.contact_openings (reporter_id, case_id, opened_at, account_id, opened_by, purpose)
            select distinct on (coalesce(account_id, id)) id, case_id, $3, $4, $5, $6
            from cases.reporters where phone_hash = $1 and case_id = any($2) order by coalesce(account_id, id), joined_at desc
            """, work.Connection, work.Transaction);
        log.Parameters.AddWithValue(hash);
        log.Parameters.AddWithValue(found.Select(line => line.Id).ToArray());
        log.Parameters.AddWithValue(NpgsqlDbType.TimestampTz, clock.GetUtcNow());
        log.Parameters.AddWithValue(by.Actor.AccountId);
        log.Parameters.AddWithValue(by.Actor.Name);
        log.Parameters.AddWithValue(purpose);
        await log.ExecuteNonQueryAsync(CancellationToken.None);
        await work.Commit();
        return TypedResults.Ok(found);
    }
}

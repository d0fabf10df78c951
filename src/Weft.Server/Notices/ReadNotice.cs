using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Notices;

/// <summary>Marks one notice as read. Reading again changes nothing: the first time counts.</summary>
internal static class ReadNotice
{
    public static void Map(IEndpointRouteBuilder notices) => notices.MapPost("/{id:long}/read", Handle).WithName(nameof(ReadNotice));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        long id, SignedIn by, WeftDb db, TimeProvider clock, CancellationToken ct)
    {
        var account = by.Actor.AccountId;
        var now = clock.GetUtcNow();
        return await db.Database.ExecuteSqlAsync(
            $"update notices.inbox set read_at = coalesce(read_at, {now}) where account_id = {account} and notice_id = {id}", ct) == 1
            ? TypedResults.NoContent()
            : RequestProblems.NotFound.Answer();
    }
}

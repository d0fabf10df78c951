using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Notices;

/// <param name="UpTo">The newest notice that was on the screen: what came after it stays unread.</param>
internal sealed record ReadAllNoticesRequest(long UpTo);

/// <summary>Marks everything shown as read.</summary>
internal static class ReadAllNotices
{
    public static void Map(IEndpointRouteBuilder notices) => notices.MapPost("/read-all", Handle).WithName(nameof(ReadAllNotices));

    private static async Task<NoContent> Handle(
        ReadAllNoticesRequest request, SignedIn by, WeftDb db, TimeProvider clock, CancellationToken ct)
    {
        var account = by.Actor.AccountId;
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"update notices.inbox set read_at = {now} where account_id = {account} and notice_id <= {request.UpTo} and read_at is null", ct);
        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Notices.Gateways;

/// <summary>One subscription, with the ETag that a change asks for.</summary>
internal static class GetSubscription
{
    public static void Map(IEndpointRouteBuilder subscriptions) =>
        subscriptions.MapGet("/{id:guid}", Handle).WithName(nameof(GetSubscription)).For(Role.Administrator);

    private static async Task<Results<Ok<SubscriptionAnswer>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, RegionTree regions, WeftDb db, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnSubscription(id, by.Actor, regions, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        Etag.Set(http, row.Version);
        return TypedResults.Ok(SubscriptionAnswer.Of(row, await db.Set<ReceiverRow>().AsNoTracking().FirstOrDefaultAsync(receiver => receiver.SubscriptionId == id, ct)));
    }
}

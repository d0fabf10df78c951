using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <summary>Revokes a key: within moments every process refuses it. A revoked key stays listed.</summary>
internal static class RevokeKey
{
    public static void Map(IEndpointRouteBuilder keys) => keys.MapDelete("/{key:guid}", Handle).WithName(nameof(RevokeKey));

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, Guid key, SignedIn by, KeyOwners owners, RegionTree regions, WeftDb db, KnownAccounts known, AuditLog audit, TimeProvider clock,
        CancellationToken ct)
    {
        if (await owners.Find(id, by.Actor, ct) is not { } owner
            || await db.Set<ApiKeyRow>().FirstOrDefaultAsync(row => row.Id == key && row.AccountId == id, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (row.RevokedAt is null)
        {
            row.RevokedAt = clock.GetUtcNow();
            audit.Add("key.revoked", "account", id, owner.ActorAt(clock.GetUtcNow(), regions.Now).Home(), before: ApiKeyAnswer.Of(row) with { RevokedAt = null });
            await db.SaveChangesAsync(ct);
            known.Forget(id);
        }

        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <param name="RegionId">Narrows the roles to this region and below; left out, they reach as far as the account's.</param>
/// <param name="ExpiresAt">Within two years; a year from now when left out.</param>
internal sealed record CreateKeyRequest(string? Name, Role[]? Roles, Guid? RegionId, int CallsAMinute = 600, DateTimeOffset? ExpiresAt = null);

/// <param name="Key">Shown this once.</param>
internal sealed record CreatedKeyAnswer(ApiKeyAnswer About, string Key);

/// <summary>Makes a key for a machine. It can do what its account can, at most, and less if it says so.</summary>
internal static class CreateKey
{
    public static void Map(IEndpointRouteBuilder keys) =>
        keys.MapPost("", Handle).WithName(nameof(CreateKey)).RefuseKeys().HoldsSecrets();

    private static async Task<Results<Created<CreatedKeyAnswer>, ProblemHttpResult>> Handle(
        Guid id, CreateKeyRequest request, SignedIn by, KeyOwners owners, RegionTree regions, WeftDb db, KnownAccounts known, AuditLog audit,
        TimeProvider clock, CancellationToken ct)
    {
        if (await owners.Find(id, by.Actor, ct) is not { } owner)
        {
            return RequestProblems.NotFound.Answer();
        }

        var now = clock.GetUtcNow();
        var expires = request.ExpiresAt ?? now.AddYears(1);
        if (Faults(request, now, expires).ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        var whole = owner.ActorAt(now, regions.Now);
        var within = request.RegionId is { } region ? regions.Find(region) : null;
        if (request.RegionId is not null && within is null)
        {
            return AccessProblems.RegionUnknown.Answer();
        }

        if (!request.Roles!.All(role => within is null ? whole.Has(role) : whole.Covers(within.Path, role)))
        {
            return AccessProblems.KeyScopeNotYours.Answer();
        }

        var secret = ApiKeySecret.New();
        var row = new ApiKeyRow
        {
            Id = Guid.CreateVersion7(),
            AccountId = id,
            Name = request.Name!.Trim(),
            Beginning = ApiKeySecret.Shown(secret),
            Hash = ApiKeySecret.Hash(secret),
            Roles = [.. request.Roles!.Distinct().Select(role => role.ToString())],
            RegionId = request.RegionId,
            CallsAMinute = request.CallsAMinute,
            CreatedAt = now,
            CreatedBy = by.Actor.AccountId,
            ExpiresAt = expires.ToUniversalTime(),
        };
        var about = ApiKeyAnswer.Of(row);
        db.Add(row);
        audit.Add("key.created", "account", id, whole.Home(), after: about);
        await db.SaveChangesAsync(ct);
        known.Forget(id);
        return TypedResults.Created($"/api/accounts/{id}/keys", new CreatedKeyAnswer(about, secret));
    }

    private static IEnumerable<FieldFault> Faults(CreateKeyRequest request, DateTimeOffset now, DateTimeOffset expires)
    {
        if (request.Name?.Trim() is not { Length: >= 1 and <= 60 })
        {
            yield return new("name", "名称为 1 至 60 字，说明由谁使用。", "A name has 1 to 60 characters and says who uses the key.");
        }

        if (request.Roles is not { Length: >= 1 and <= 20 } || request.Roles.Contains(Role.Resident))
        {
            yield return new("roles", "须指明至少一个岗位角色。", "Name at least one role; residents have no keys.");
        }

        if (request.CallsAMinute is < 1 or > 60_000)
        {
            yield return new("callsAMinute", "每分钟 1 至 60000 次。", "1 to 60,000 calls a minute.");
        }

        if (expires <= now || expires > now.AddYears(2))
        {
            yield return new("expiresAt", "有效期最长两年。", "A key expires within two years.");
        }
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Access;

internal sealed record ApiKeyAnswer(
    Guid Id, string Name, string Beginning, Role[] Roles, Guid? RegionId, int CallsAMinute,
    DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt)
{
    public static ApiKeyAnswer Of(ApiKeyRow row) => new(
        row.Id, row.Name, row.Beginning, [.. row.Roles.Select(Enum.Parse<Role>)], row.RegionId, row.CallsAMinute,
        row.CreatedAt, row.ExpiresAt, row.RevokedAt, row.LastUsedAt);
}

/// <summary>Lists the keys of an account, the newest first; the keys themselves are never shown again.</summary>
internal static class ListKeys
{
    public static void Map(IEndpointRouteBuilder keys) => keys.MapGet("", Handle).WithName(nameof(ListKeys));

    private static async Task<Results<Ok<IReadOnlyList<ApiKeyAnswer>>, ProblemHttpResult>> Handle(
        Guid id, SignedIn by, KeyOwners owners, WeftDb db, CancellationToken ct)
    {
        if (await owners.Find(id, by.Actor, ct) is null)
        {
            return RequestProblems.NotFound.Answer();
        }

        var rows = await db.Set<ApiKeyRow>().AsNoTracking().Where(row => row.AccountId == id).OrderByDescending(row => row.CreatedAt).Take(200).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<ApiKeyAnswer>>([.. rows.Select(ApiKeyAnswer.Of)]);
    }
}

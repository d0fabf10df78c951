using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Weft.Core.Access;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <summary>Finds accounts within the administrator's regions, by region and below, unit, role, and words of their names; ordered by user name.</summary>
internal static class ListAccounts
{
    private sealed record Position(string Name);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapGet("", Handle).WithName(nameof(ListAccounts)).For(Role.Administrator);

    private static async Task<Results<Ok<Page<AccountAnswer>>, ProblemHttpResult>> Handle(
        SignedIn by, WeftDb db, NpgsqlDataSource source, RegionTree regions, AccountAnswers answers, CancellationToken ct,
        Guid? region = null, Guid? unit = null, Role? role = null, string? words = null, bool? active = true, string? after = null, int limit = 50)
    {
        if (limit is < 1 or > 200)
        {
            return Refuse.Field(nameof(limit), "每页 1 至 200 条。", "A page has 1 to 200 entries.");
        }

        if (!Cursor.TryRead<Position>(after, out var position))
        {
            return RequestProblems.CursorNotValid.Answer();
        }

        var within = region is { } id ? regions.Find(id)?.Path.Value : "";
        if (within is null)
        {
            return RequestProblems.NotFound.Answer();
        }

        await using var command = source.CreateCommand(
            """
            select account.id
            from access.accounts account
            where not account.resident
              and ($1::boolean is null or account.active = $1)
              and ($2::text is null or account.normalized_user_name > $2)
              and ($3::text is null or strpos(account.normalized_user_name, upper($3)) > 0 or strpos(account.display_name, $3) > 0)
              and exists (
                  select from access.assignments held join regions.regions region on region.id = held.region_id
                  where held.account_id = account.id
                    and region.path like any($4) and starts_with(region.path, $5)
                    and ($6::uuid is null or held.unit_id = $6)
                    and ($7::text is null or held.role = $7))
            order by account.normalized_user_name
            limit $8
            """);
        void Add(object? value, NpgsqlDbType type) => command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        Add(active, NpgsqlDbType.Boolean);
        Add(position?.Name, NpgsqlDbType.Text);
        Add(string.IsNullOrWhiteSpace(words) ? null : words.Trim(), NpgsqlDbType.Text);
        Add(by.Actor.Assignments.Where(one => one.Role == Role.Administrator).Select(one => one.Region.Value + "%").ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text);
        Add(within, NpgsqlDbType.Text);
        Add(unit, NpgsqlDbType.Uuid);
        Add(role?.ToString(), NpgsqlDbType.Text);
        Add(limit + 1, NpgsqlDbType.Integer);

        var found = new List<Guid>();
        await using (var row = await command.ExecuteReaderAsync(ct))
        {
            while (await row.ReadAsync(ct))
            {
                found.Add(row.GetGuid(0));
            }
        }

        var accounts = await db.Set<Account>().AsNoTracking().Where(account => found.Contains(account.Id)).OrderBy(account => account.NormalizedUserName).ToListAsync(ct);
        var assignments = (await db.Set<AssignmentRow>().AsNoTracking().Where(row => found.Contains(row.AccountId)).OrderBy(row => row.ValidFrom).ToListAsync(ct))
            .ToLookup(row => row.AccountId);
        var page = accounts.OrderBy(account => found.IndexOf(account.Id)).Take(limit).ToArray();

        return TypedResults.Ok(new Page<AccountAnswer>(
            [.. page.Select(account => answers.Of(account, assignments[account.Id]))],
            found.Count > limit ? Cursor.Write(new Position(page[^1].NormalizedUserName!)) : null));
    }
}

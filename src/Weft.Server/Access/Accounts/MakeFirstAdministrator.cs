using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <param name="Token">What stands behind the # of the printed link.</param>
internal sealed record MakeFirstAdministratorRequest(string? Token, string? UserName, string? DisplayName, string? Password);

/// <summary>Uses the printed link up: makes the administrator of everything, who signs in and sets up a second factor next.</summary>
internal static class MakeFirstAdministrator
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/first-administrator", Handle).WithName(nameof(MakeFirstAdministrator)).WithTags("Accounts")
            .AllowAnonymous().HoldsSecrets().LimitByAddress();

    private static async Task<Results<Created<AccountAnswer>, ProblemHttpResult>> Handle(
        MakeFirstAdministratorRequest request, WeftDb db, ILookupNormalizer names, Passwords passwords, AccountAnswers answers, AuditLog audit,
        TimeProvider clock, CancellationToken ct)
    {
        FieldFault?[] faults =
        [
            AccountFields.UserName(request.UserName), AccountFields.DisplayName(request.DisplayName), PasswordRules.Fault(request.Password, request.UserName ?? ""),
        ];
        if (faults.Any(fault => fault is not null))
        {
            return Refuse.Fields(faults.OfType<FieldFault>());
        }

        var now = clock.GetUtcNow();
        await using var work = await db.Work(ct);
        // The update waits for a twin of this request and then finds the link used.
        var used = await db.Database.ExecuteSqlAsync(
            $"update access.first_administrator_links set used_at = {now} where token_hash = {FirstAdministrator.Hash(request.Token ?? "")} and used_at is null and expires_at > {now}", ct);
        if (used != 1 || await FirstAdministrator.Exists(db, now, ct))
        {
            return AccessProblems.LinkNotValid.Answer();
        }

        if (await db.Set<Account>().AnyAsync(account => account.NormalizedUserName == names.NormalizeName(request.UserName), ct))
        {
            return AccessProblems.NameTaken.Answer();
        }

        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = request.UserName,
            NormalizedUserName = names.NormalizeName(request.UserName),
            DisplayName = request.DisplayName!.Trim(),
            SecurityStamp = Passwords.NewStamp(),
            CreatedAt = now,
        };
        passwords.Set(account, request.Password!, given: false);
        var role = new AssignmentRow
        {
            Id = Guid.CreateVersion7(), AccountId = account.Id, Role = Role.Administrator, RegionId = RegionTree.RootId, UnitId = null, ValidFrom = now,
        };
        db.AddRange(account, role);
        var answer = answers.Of(account, [role]);
        audit.Add("account.created", account.Id, account.DisplayName, "account", account.Id, region: null, after: answer);
        await db.SaveChangesAsync(ct);
        await work.Commit();
        return TypedResults.Created($"/api/accounts/{account.Id}", answer);
    }
}

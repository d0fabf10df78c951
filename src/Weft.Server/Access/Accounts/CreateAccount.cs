using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Privacy;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <param name="Password">One is made and answered when left out.</param>
/// <param name="Machine">Nobody signs in with a password; it works with API keys only.</param>
internal sealed record CreateAccountRequest(
    string? UserName, string? DisplayName, string? Phone, string? Password, AssignmentRequest[]? Assignments, bool Machine = false);

/// <param name="Password">Shown this once. Its owner changes it at the first sign-in.</param>
internal sealed record CreatedAccountAnswer(AccountAnswer Account, string? Password);

/// <summary>Makes an account with its first roles. One without a role would belong to nobody's scope, so it has at least one.</summary>
internal static class CreateAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("", Handle).WithName(nameof(CreateAccount)).For(Role.Administrator).HoldsSecrets();

    private static async Task<Results<Created<CreatedAccountAnswer>, ProblemHttpResult>> Handle(
        CreateAccountRequest request, SignedIn by, WeftDb db, ILookupNormalizer names, Passwords passwords, Seal seal, AssignmentRules rules,
        RegionTree regions, AccountAnswers answers, AuditLog audit, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (Faults(request).ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        foreach (var assignment in request.Assignments!)
        {
            if (rules.Refusal(assignment, by.Actor) is { } refusal)
            {
                return refusal;
            }
        }

        var password = request.Machine ? null : request.Password ?? Passwords.New();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = request.UserName,
            NormalizedUserName = names.NormalizeName(request.UserName),
            DisplayName = request.DisplayName!.Trim(),
            SecurityStamp = Passwords.NewStamp(),
            CreatedAt = clock.GetUtcNow(),
        };
        account.SetPhone(request.Phone, seal);
        if (password is not null)
        {
            passwords.Set(account, password, given: true);
        }

        var assignments = request.Assignments.Select(assignment => rules.Row(assignment, account.Id)).ToArray();
        var answer = answers.Of(account, assignments);
        db.Add(account);
        db.AddRange(assignments);
        audit.Add("account.created", "account", account.Id, regions.Find(request.Assignments[0].RegionId)?.Path, after: answer);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "user_names_are_unique" })
        {
            return AccessProblems.NameTaken.Answer();
        }

        Etag.Set(http, account.Version);
        return TypedResults.Created($"/api/accounts/{account.Id}", new CreatedAccountAnswer(answer, request.Password is null ? password : null));
    }

    private static IEnumerable<FieldFault> Faults(CreateAccountRequest request)
    {
        FieldFault?[] faults =
        [
            AccountFields.UserName(request.UserName),
            AccountFields.DisplayName(request.DisplayName),
            AccountFields.Phone(request.Phone),
            request.Password is null ? null : PasswordRules.Fault(request.Password, request.UserName ?? ""),
            request is { Machine: true, Password: not null } ? new FieldFault("password", "机器账号不设密码。", "A machine's account has no password.") : null,
            request.Assignments is { Length: >= 1 and <= 20 } given && !given.Contains(null)
                ? null
                : new FieldFault("assignments", "须有 1 至 20 个岗位。", "An account begins with 1 to 20 assignments."),
        ];
        return faults.OfType<FieldFault>();
    }
}

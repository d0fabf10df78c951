using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <param name="Phone">Left out or as it was shown (masked), the phone stays; empty text takes it away.</param>
internal sealed record ChangeAccountRequest(string? DisplayName, string? Phone);

/// <summary>Changes how a person is called and reached. The user name stays: the past is signed with it.</summary>
internal static class ChangeAccount
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPut("/{id:guid}", Handle).WithName(nameof(ChangeAccount)).For(Role.Administrator);

    private static async Task<Results<Ok<AccountAnswer>, ProblemHttpResult>> Handle(
        Guid id, ChangeAccountRequest request, SignedIn by, WeftDb db, AccountScope scope, AccountAnswers answers, Seal seal, AuditLog audit,
        HttpContext http, CancellationToken ct)
    {
        if (await scope.Find(id, by.Actor, ct) is not { } found)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (Etag.Mismatch(http, found.Account.Version) is { } stale)
        {
            return stale;
        }

        if (!found.IsWhole)
        {
            return AccessProblems.AboveYourScope.Answer();
        }

        var before = answers.Of(found.Account, []);
        var phone = request.Phone == before.Phone ? null : request.Phone;
        if (new[] { AccountFields.DisplayName(request.DisplayName), AccountFields.Phone(phone) }.OfType<FieldFault>().ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        if (found.Account.Resident && phone?.Length == 0)
        {
            return Refuse.Field("phone", "居民凭手机登录，手机号不能为空。", "A resident signs in by phone: it cannot be taken away.");
        }

        found.Account.DisplayName = request.DisplayName!.Trim();
        if (phone is not null)
        {
            found.Account.SetPhone(phone, seal);
        }

        audit.Add("account.changed", "account", id, scope.Home(found), before, answers.Of(found.Account, []));
        await db.SaveChangesAsync(ct);
        Etag.Set(http, found.Account.Version);
        return TypedResults.Ok(answers.Of(found.Account, found.Assignments));
    }
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Access;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <param name="Name">How to address a person who signs in for the first time; may be left out.</param>
internal sealed record PhoneSignInRequest(string? Phone, string? Code, string? Name = null);

/// <summary>Phone and one-time code. The first sign-in makes the account: a resident needs nobody's leave.</summary>
internal sealed class PhoneSignIn(WeftDb db, PhoneCodes codes, Seal seal, AuditLog audit, AccessSettings settings, TimeProvider clock)
{
    public async Task<SignInOutcome> Try(PhoneSignInRequest request, CancellationToken ct)
    {
        if (AccountFields.Mobile(request.Phone) is not { } phone || request.Code is not { Length: 6 } code)
        {
            return AccessProblems.WrongPhoneCode.Answer();
        }

        if (request.Name is not null && AccountFields.DisplayName(request.Name) is { } fault)
        {
            return Refuse.Fields(fault);
        }

        if (!await codes.Use(phone, code))
        {
            return AccessProblems.WrongPhoneCode.Answer();
        }

        var account = await Find(phone, ct) ?? await Make(phone, request.Name, ct);
        if (!account.Active || (account.Demo && !settings.Demo))
        {
            return AccessProblems.WrongPhoneCode.Answer();
        }

        audit.Add("sign-in.ok", account.Id, Mask.Name(account.DisplayName), "account", account.Id, region: null);
        await db.SaveChangesAsync(ct);
        return new SignInOutcome(account, null);
    }

    private Task<Account?> Find(string phone, CancellationToken ct)
    {
        var hash = seal.Hash(phone);
        return db.Set<Account>().FirstOrDefaultAsync(account => account.Resident && account.PhoneHash == hash, ct);
    }

    private async Task<Account> Make(string phone, string? name, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        var account = new Account
        {
            Id = id,
            UserName = $"r-{id:n}",
            NormalizedUserName = $"R-{id:n}".ToUpperInvariant(),
            DisplayName = name?.Trim() ?? $"居民{phone[^4..]}",
            SecurityStamp = Passwords.NewStamp(),
            Resident = true,
            CreatedAt = clock.GetUtcNow(),
        };
        account.SetPhone(phone, seal);
        var assignment = new AssignmentRow { Id = Guid.CreateVersion7(), AccountId = id, Role = Role.Resident, RegionId = null, UnitId = null, ValidFrom = clock.GetUtcNow() };
        db.AddRange(account, assignment);
        try
        {
            await db.SaveChangesAsync(ct);
            return account;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "residents_have_a_phone_of_their_own" })
        {
            // Signed in twice at once: the other one made the account.
            db.ChangeTracker.Clear();
            return (await Find(phone, ct))!;
        }
    }
}

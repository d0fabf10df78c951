using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Privacy;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <param name="Code">Six digits of the authenticator app, when the account has one.</param>
/// <param name="RecoveryCode">Instead of the code, when the device is lost; each is good once.</param>
internal sealed record SignInRequest(string? UserName, string? Password, string? Code = null, string? RecoveryCode = null);

/// <summary>Either who signed in, or the answer that says why nobody did.</summary>
internal sealed record SignInOutcome(Account? Account, ProblemHttpResult? Refusal)
{
    public static implicit operator SignInOutcome(ProblemHttpResult refusal) => new(null, refusal);
}

/// <summary>Name, password and second factor. A wrong password, an unknown name and a closed account answer alike and take as long.</summary>
internal sealed class PasswordSignIn(
    WeftDb db, UserManager<Account> accounts, Passwords passwords, SecondFactor secondFactor, SignInFailures failures, KnownAccounts known,
    RegionTree regions, AuditLog audit, AccessSettings settings, TimeProvider clock)
{
    public async Task<SignInOutcome> Try(SignInRequest request, CancellationToken ct)
    {
        if (request is not { UserName: { Length: > 0 and <= 100 } name, Password: { Length: > 0 and <= 200 } password })
        {
            return Refuse.Field("userName", "请填写用户名和密码。", "Send a user name and a password.");
        }

        if (await failures.LockedUntil(name) is { } until)
        {
            return AccessProblems.Locked.Answer(("until", until));
        }

        var account = await accounts.FindByNameAsync(name);
        var right = passwords.Has(account, password);
        if (!right || account is null || !MaySignIn(account))
        {
            return await Failed(name, account, AccessProblems.WrongNameOrPassword, ct);
        }

        if (account.TwoFactorEnabled)
        {
            switch (await secondFactor.Check(account, request.Code, request.RecoveryCode))
            {
                case SecondFactorOutcome.Missing: return AccessProblems.TotpNeeded.Answer();
                case SecondFactorOutcome.Wrong: return await Failed(name, account, AccessProblems.WrongCode, ct);
                case SecondFactorOutcome.Right: break;
            }
        }

        return await Succeeded(name, account, ct);
    }

    private bool MaySignIn(Account account) => account.Active && (!account.Demo || settings.Demo);

    private async Task<SignInOutcome> Failed(string name, Account? account, ProblemCode why, CancellationToken ct)
    {
        var locked = await failures.Add(name);
        await Note(locked is null ? "sign-in.failed" : "sign-in.locked", name, account, new { Why = why.Code });
        await db.SaveChangesAsync(ct);
        return why.Answer();
    }

    private async Task<SignInOutcome> Succeeded(string name, Account account, CancellationToken ct)
    {
        await Note("sign-in.ok", name, account, null);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same code came twice at once, or the account was closed while we looked: the other one counts.
            return AccessProblems.WrongCode.Answer();
        }

        await failures.Clear(name);
        // Guesses that ran beside this one may have closed the name; then the right one among them is refused, too.
        return await failures.LockedUntil(name) is { } until ? AccessProblems.Locked.Answer(("until", until)) : new SignInOutcome(account, null);
    }

    // People type passwords into the name field: what is no account's name is not written down.
    private async Task Note(string action, string name, Account? account, object? after)
    {
        var home = account is not null && await known.Find(account.Id) is { } whose ? whose.ActorAt(clock.GetUtcNow(), regions.Now).Home() : null;
        audit.Add(action, account?.Id, account?.DisplayName ?? Mask.Name(name), "account", account?.Id, home, after: after);
    }
}

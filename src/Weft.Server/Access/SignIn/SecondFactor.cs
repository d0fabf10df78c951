using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Weft.Core.Access;

namespace Weft.Server.Access;

internal enum SecondFactorOutcome
{
    Missing,
    Wrong,
    Right,
}

/// <summary>The authenticator of an account: its secret, its codes, and ten recovery codes for the day the phone is gone.</summary>
internal sealed class SecondFactor(UserManager<Account> accounts, TimeProvider clock)
{
    private const string Provider = "weft", Secret = "totp";

    public async Task<SecondFactorOutcome> Check(Account account, string? code, string? recoveryCode)
    {
        if (code is { Length: > 0 })
        {
            return await HasCode(account, code) ? SecondFactorOutcome.Right : SecondFactorOutcome.Wrong;
        }

        return recoveryCode is not { Length: > 0 } ? SecondFactorOutcome.Missing
            : (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, recoveryCode.Trim().ToUpperInvariant())).Succeeded ? SecondFactorOutcome.Right
            : SecondFactorOutcome.Wrong;
    }

    /// <returns>The address that an authenticator app reads from a square code.</returns>
    public async Task<string> Begin(Account account)
    {
        var secret = Totp.Text(RandomNumberGenerator.GetBytes(20));
        await accounts.SetAuthenticationTokenAsync(account, Provider, Secret, secret);
        return $"otpauth://totp/Weft:{Uri.EscapeDataString(account.UserName!)}?secret={secret}&issuer=Weft&digits=6&period=30";
    }

    public async Task<bool> IsBegun(Account account) => await SecretOf(account) is not null;

    public async Task<bool> HasCode(Account account, string code)
    {
        if (await SecretOf(account) is not { } secret
            || Totp.Accept(Totp.Secret(secret), code.Trim(), clock.GetUtcNow(), account.LastTotpStep) is not { } step)
        {
            return false;
        }

        account.LastTotpStep = step;
        return true;
    }

    /// <returns>The recovery codes, shown this once.</returns>
    public async Task<string[]> Confirm(Account account)
    {
        account.TwoFactorEnabled = true; // by hand: Identity's way would end the session that is doing it
        return [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!];
    }

    public async Task TakeOff(Account account)
    {
        (account.TwoFactorEnabled, account.LastTotpStep) = (false, 0);
        await accounts.RemoveAuthenticationTokenAsync(account, Provider, Secret);
        await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
    }

    private Task<string?> SecretOf(Account account) => accounts.GetAuthenticationTokenAsync(account, Provider, Secret);
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Weft.Server.Access;

/// <summary>Password hashes of accounts. A new one changes the stamp, and with it ends every session.</summary>
internal sealed class Passwords(IPasswordHasher<Account> hasher)
{
    // No look-alikes: these are read aloud over the telephone.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static string? _hashOfNobody;

    /// <summary>Takes as long for an account without a password, and for none at all: the time of the answer tells no names.</summary>
    public bool Has(Account? account, string password)
    {
        if (account?.PasswordHash is not { } hash)
        {
            _hashOfNobody ??= hasher.HashPassword(null!, New());
            hasher.VerifyHashedPassword(null!, _hashOfNobody, password);
            return false;
        }

        var outcome = hasher.VerifyHashedPassword(account, hash, password);
        if (outcome == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = hasher.HashPassword(account, password);
        }

        return outcome != PasswordVerificationResult.Failed;
    }

    /// <param name="account">Saved by the caller.</param>
    /// <param name="password">Checked against the rules by the caller, or made here.</param>
    /// <param name="given">By an administrator: its owner changes it before anything else.</param>
    public void Set(Account account, string password, bool given)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.PasswordIsGiven = given;
        account.SecurityStamp = NewStamp();
    }

    public static string New() => RandomNumberGenerator.GetString(Letters, 14);

    public static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Weft.Server.Database;
using Weft.Server.Privacy;

namespace Weft.Server.Access;

/// <summary>
/// Identity's store with two differences: authenticator secrets and recovery codes are sealed, and nothing is saved before
/// the handler saves, so that an account and the audit entry about it are one transaction.
/// </summary>
internal sealed class AccountStore : UserOnlyStore<Account, WeftDb, Guid>
{
    private readonly Seal _seal;

    public AccountStore(WeftDb db, Seal seal, IdentityErrorDescriber? describer = null)
        : base(db, describer)
    {
        _seal = seal;
        AutoSaveChanges = false;
    }

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } closed ? _seal.Open(closed) : null;

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : _seal.Close(value), cancellationToken);
}

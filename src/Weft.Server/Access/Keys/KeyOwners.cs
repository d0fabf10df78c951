using Weft.Core.Access;

namespace Weft.Server.Access;

/// <summary>Whose keys one may make, see and revoke: one's own, and those of accounts that one administers whole.</summary>
internal sealed class KeyOwners(KnownAccounts known, AccountScope scope)
{
    public async Task<KnownAccount?> Find(Guid id, Actor by, CancellationToken ct) =>
        id == by.AccountId || (by.Has(Role.Administrator) && await scope.Find(id, by, ct) is { IsWhole: true }) ? await known.Find(id) : null;
}

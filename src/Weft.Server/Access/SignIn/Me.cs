using Weft.Core.Access;
using Weft.Server.Regions;
using Weft.Server.Units;

namespace Weft.Server.Access;

internal sealed record MyAssignment(Guid Id, Role Role, Guid? RegionId, string? RegionName, Guid? UnitId, string? UnitName);

/// <summary>Who is signed in and what they may do where. The two flags say what must be done before anything else.</summary>
internal sealed record MeAnswer(Guid AccountId, string Name, IReadOnlyList<MyAssignment> Assignments, bool TotpToSetUp, bool PasswordToChange);

internal sealed class Me(KnownAccounts accounts, AccessSettings settings, RegionTree regions, UnitDirectory units, TimeProvider clock)
{
    public async Task<MeAnswer> Of(Guid id)
    {
        var account = (await accounts.Find(id))!;
        return Of(account, account.ActorAt(clock.GetUtcNow(), regions.Now));
    }

    public async Task<MeAnswer> Of(Actor actor) => Of((await accounts.Find(actor.AccountId))!, actor);

    private MeAnswer Of(KnownAccount account, Actor actor) => new(
        actor.AccountId,
        actor.Name,
        [
            .. actor.Assignments.Select(one => new MyAssignment(
                one.Id, one.Role,
                one.RegionId == Guid.Empty ? null : one.RegionId, regions.Find(one.RegionId)?.Name,
                one.UnitId, one.UnitId is { } unit ? units.Find(unit)?.Name : null)),
        ],
        settings.MustSetUpTotp(account, actor),
        account.PasswordIsGiven);
}

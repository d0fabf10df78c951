using Weft.Core.Access;
using Weft.Server.Privacy;
using Weft.Server.Regions;
using Weft.Server.Units;

namespace Weft.Server.Access;

internal sealed record AssignmentAnswer(
    Guid Id, Role Role, Guid? RegionId, string? RegionName, Guid? UnitId, string? UnitName, DateTimeOffset From, DateTimeOffset? To);

/// <summary>An account as administrators see it: the phone masked, nothing of the password.</summary>
internal sealed record AccountAnswer(
    Guid Id, string UserName, string DisplayName, string? Phone, bool Active, bool Demo, bool Resident, bool TwoFactor, bool HasPassword,
    DateTimeOffset CreatedAt, IReadOnlyList<AssignmentAnswer> Assignments);

internal sealed class AccountAnswers(Seal seal, RegionTree regions, UnitDirectory units)
{
    public AccountAnswer Of(Account account, IEnumerable<AssignmentRow> assignments) => new(
        account.Id, account.UserName!, account.DisplayName, account.PhoneSealed is { } phone ? Mask.Phone(seal.Open(phone)) : null,
        account.Active, account.Demo, account.Resident, account.TwoFactorEnabled, account.PasswordHash is not null,
        account.CreatedAt, [.. assignments.Select(Of)]);

    public AssignmentAnswer Of(AssignmentRow row) => new(
        row.Id, row.Role,
        row.RegionId, row.RegionId is { } region ? regions.Find(region)?.Name : null,
        row.UnitId, row.UnitId is { } unit ? units.Find(unit)?.Name : null,
        row.ValidFrom, row.ValidTo);
}

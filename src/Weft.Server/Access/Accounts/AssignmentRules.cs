using Microsoft.AspNetCore.Http.HttpResults;
using Weft.Core.Access;
using Weft.Core.Units;
using Weft.Server.Http;
using Weft.Server.Regions;
using Weft.Server.Units;

namespace Weft.Server.Access;

/// <param name="From">Now, when left out.</param>
/// <param name="To">Open, when left out.</param>
internal sealed record AssignmentRequest(Role Role, Guid RegionId, Guid? UnitId = null, DateTimeOffset? From = null, DateTimeOffset? To = null);

/// <summary>Which roles an administrator may give: within the own regions only, for units within them, never above.</summary>
internal sealed class AssignmentRules(RegionTree regions, UnitDirectory units, TimeProvider clock)
{
    /// <summary>Null for roles that are exercised for units of any kind.</summary>
    public static UnitKind? KindOfUnit(Role role) => role switch
    {
        Role.StationOperator => UnitKind.Station,
        Role.DepartmentHandler => UnitKind.Department,
        _ => null,
    };

    public static bool NeedsUnit(Role role) => KindOfUnit(role) is not null;

    public ProblemHttpResult? Refusal(AssignmentRequest request, Actor by)
    {
        if (request.Role == Role.Resident)
        {
            return Refuse.Field("role", "居民角色随手机登录自动产生，不能授予。", "Residents come by signing in with a phone; the role is not given.");
        }

        if (request.To <= (request.From ?? clock.GetUtcNow()))
        {
            return Refuse.Field("to", "结束时间必须晚于开始时间。", "An assignment ends after it begins.");
        }

        if (regions.Find(request.RegionId) is not { IsActive: true } region)
        {
            return AccessProblems.RegionUnknown.Answer();
        }

        return !by.Covers(region.Path, Role.Administrator) ? AccessProblems.OutsideYourScope.Answer() : UnitRefusal(request, region.Path, by);
    }

    private ProblemHttpResult? UnitRefusal(AssignmentRequest request, Core.Regions.RegionPath region, Actor by)
    {
        if (request.UnitId is not { } id)
        {
            return NeedsUnit(request.Role)
                ? Refuse.Field("unitId", "工作站人员和部门经办人须指明单位。", "Station operators and department handlers work in a unit: say which.")
                : null;
        }

        if (units.Find(id) is not { Active: true } unit)
        {
            return AccessProblems.UnitUnknown.Answer();
        }

        if (!unit.Path.Contains(region) && !region.Contains(unit.Path))
        {
            return AccessProblems.UnitOutsideRegion.Answer();
        }

        // Whoever is in a unit sees what it holds: a county's administrator puts nobody into a city's unit.
        return !by.Covers(unit.Path, Role.Administrator) ? AccessProblems.OutsideYourScope.Answer()
            : KindOfUnit(request.Role) is { } kind && kind != unit.Kind
                ? AccessProblems.WrongKindOfUnit.Answer()
            : null;
    }

    public AssignmentRow Row(AssignmentRequest request, Guid account) => new()
    {
        Id = Guid.CreateVersion7(),
        AccountId = account,
        Role = request.Role,
        RegionId = request.RegionId,
        UnitId = request.UnitId,
        ValidFrom = (request.From ?? clock.GetUtcNow()).ToUniversalTime(),
        ValidTo = request.To?.ToUniversalTime(),
    };
}

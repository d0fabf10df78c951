using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Units;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <param name="Unit">Which kind of unit the role is exercised for; null where any will do.</param>
/// <param name="UnitNeeded">An assignment without a unit is refused.</param>
/// <param name="SecondFactor">Whoever holds it signs in with a second factor.</param>
internal sealed record RoleAnswer(Role Role, string Name, string EnglishName, UnitKind? Unit, bool UnitNeeded, bool SecondFactor);

internal sealed record RoleScope(Guid RegionId, string Name, string? EnglishName, Core.Regions.RegionLevel Level);

/// <param name="Within">The regions in which, and below which, the reader may give these roles.</param>
internal sealed record RolesAnswer(IReadOnlyList<RoleAnswer> Roles, IReadOnlyList<RoleScope> Within);

/// <summary>What a form of assignments offers: the roles that can be given, and where this administrator may give them.</summary>
internal static class ListRoles
{
    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapGet("/roles", Handle).WithName(nameof(ListRoles)).For(Role.Administrator);

    private static Ok<RolesAnswer> Handle(SignedIn by, RegionTree regions) => TypedResults.Ok(new RolesAnswer(
        [.. Enum.GetValues<Role>().Where(role => role != Role.Resident).Select(Answer)],
        [
            .. by.Actor.Assignments.Where(one => one.Role == Role.Administrator).Select(one => regions.Find(one.RegionId)).OfType<Core.Regions.RegionNode>()
                .DistinctBy(node => node.Id).Select(node => new RoleScope(node.Id, node.Name, node.EnglishName, node.Level)),
        ]));

    private static RoleAnswer Answer(Role role)
    {
        var (name, english) = Name(role);
        UnitKind? unit = AssignmentRules.KindOfUnit(role);
        return new RoleAnswer(role, name, english, unit, AssignmentRules.NeedsUnit(role), AccessSettings.NeedsSecondFactor(role));
    }

    private static (string Chinese, string English) Name(Role role) => role switch
    {
        Role.Resident => ("居民", "Resident"),
        Role.GridWorker => ("网格员", "Grid worker"),
        Role.Assistant => ("协管员", "Assistant"),
        Role.GridLeader => ("网格长", "Grid leader"),
        Role.StationOperator => ("工作站人员", "Station operator"),
        Role.Dispatcher => ("分拨员", "Dispatcher"),
        Role.HotlineOperator => ("热线话务员", "Hotline operator"),
        Role.DepartmentHandler => ("部门经办人", "Department handler"),
        Role.Supervisor => ("督办员", "Supervisor"),
        Role.Mediator => ("调解员", "Mediator"),
        Role.Analyst => ("分析员", "Analyst"),
        Role.Administrator => ("管理员", "Administrator"),
        Role.Auditor => ("审计员", "Auditor"),
    };
}

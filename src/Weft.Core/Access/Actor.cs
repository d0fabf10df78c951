using Weft.Core.Regions;

namespace Weft.Core.Access;

/// <summary>One role of a person: in a region and everything below it, and in the unit it is exercised for (none for residents).</summary>
public sealed record Assignment(Guid Id, Role Role, Guid RegionId, RegionPath Region, Guid? UnitId);

/// <summary>Who acts, as the sign-in says. Nothing of it ever comes from a request body.</summary>
public sealed record Actor(Guid AccountId, string Name, IReadOnlyList<Assignment> Assignments)
{
    public bool Has(Role role) => Assignments.Any(assignment => assignment.Role == role);

    public bool IsIn(Guid unitId) => Assignments.Any(assignment => assignment.UnitId == unitId);

    /// <summary>Whether some role of the actor covers the region. No assignment, no region: the default is no.</summary>
    public bool Covers(RegionPath region) => Assignments.Any(assignment => assignment.Region.Contains(region));

    public bool Covers(RegionPath region, params ReadOnlySpan<Role> inRole)
    {
        foreach (var assignment in Assignments)
        {
            if (inRole.Contains(assignment.Role) && assignment.Region.Contains(region))
            {
                return true;
            }
        }

        return false;
    }
}

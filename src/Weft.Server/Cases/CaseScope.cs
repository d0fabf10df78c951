using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Regions;

namespace Weft.Server.Cases;

/// <summary>
/// Which cases a person sees: those in the regions of their working roles, those their units have part in, those they reported.
/// Everything else does not exist for them. No assignment, no region, no rows.
/// </summary>
internal sealed record CaseScope(Guid AccountId, string[] Prefixes, Guid[] UnitIds)
{
    public static CaseScope Of(Actor actor) => new(
        actor.AccountId,
        [.. actor.Assignments.Where(SeesItsRegion).Select(assignment => assignment.Region.Value).Distinct()],
        [.. actor.Assignments.Select(assignment => assignment.UnitId).OfType<Guid>().Distinct()]);

    public bool Sees(CaseFile file) =>
        Prefixes.Any(prefix => new RegionPath(prefix).Contains(file.Region))
        || UnitIds.Any(file.Involves)
        || file.Reporters.Any(reporter => reporter.AccountId == AccountId);

    // A department sees what it has part in, wherever; its place on the map gives it nothing more.
    private static bool SeesItsRegion(Assignment assignment) =>
        assignment.Role is not (Role.Resident or Role.DepartmentHandler or Role.Mediator) && assignment.Region.Value.Length > 0;
}

using Microsoft.AspNetCore.Http.HttpResults;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Units;

/// <summary>What must hold of a unit as it is made or changed.</summary>
internal static class UnitRules
{
    public static ProblemHttpResult? Refusal(UnitRequest request, UnitRow? unit, Actor by, RegionTree regions, UnitDirectory directory)
    {
        if (request.Faults().ToArray() is { Length: > 0 } faults)
        {
            return Refuse.Fields(faults);
        }

        if (regions.Find(request.RegionId) is not { IsActive: true } region)
        {
            return UnitProblems.RegionUnknown.Answer();
        }

        return !by.Covers(region.Path, Role.Administrator) ? RequestProblems.NotAllowed.Answer()
            : request.ParentId is { } parent ? ParentRefusal(parent, unit, region.Path, directory)
            : null;
    }

    private static ProblemHttpResult? ParentRefusal(Guid parentId, UnitRow? unit, RegionPath region, UnitDirectory directory)
    {
        if (directory.Find(parentId) is not { Active: true } parent)
        {
            return UnitProblems.ParentUnknown.Answer();
        }

        return !parent.Path.Contains(region) || (unit is not null && directory.IsUnder(parentId, unit.Id))
            ? UnitProblems.ParentNotAbove.Answer()
            : null;
    }
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Server.Http;

namespace Weft.Server.Units;

/// <summary>Every "no" of the units.</summary>
internal static class UnitProblems
{
    public static readonly ProblemCode RegionUnknown = new(422, "unit.region-unknown",
        "没有这个区域，或该区域已撤销。", "There is no such region, or it has ended.");

    public static readonly ProblemCode RegionHasAStation = new(409, "unit.region-has-a-station",
        "该区域已有工作站，一个区域只设一个工作站。", "The region has a station already; a region has one.");

    public static readonly ProblemCode CodeTaken = new(409, "unit.code-taken",
        "该单位编码已被使用。", "Another unit has this code.");

    public static readonly ProblemCode ParentUnknown = new(422, "unit.parent-unknown",
        "没有这个上级单位，或该单位已停用。", "There is no such parent unit, or it is inactive.");

    public static readonly ProblemCode ParentNotAbove = new(422, "unit.parent-not-above",
        "上级单位必须与本单位同区域或在其上级区域，且不能是本单位或其下属单位。",
        "A parent unit is of the same region or one above, and is neither the unit itself nor under it.");

    public static readonly ProblemCode StillHasPeople = new(409, "unit.still-has-people",
        "该单位仍有在任人员，请先调整其岗位。", "People are still assigned to the unit: end or move their assignments first.");

    public static readonly ProblemCode StillHasUnits = new(409, "unit.still-has-units",
        "该单位仍有下属单位，请先调整。", "Other units are still under it: move them first.");

    public static readonly ProblemCode StillHoldsCases = new(409, "unit.still-holds-cases",
        "该单位仍有未办结的事项，请先移交。", "The unit still holds open cases: pass them on first.");

    /// <summary>The rule that the database kept, when two requests came at once; null when it is not one of these.</summary>
    public static ProblemCode? For(DbUpdateException exception) =>
        (exception.InnerException as PostgresException)?.ConstraintName switch
        {
            "regions_have_one_station" => RegionHasAStation,
            "unit_codes_are_unique" => CodeTaken,
            _ => null,
        };
}

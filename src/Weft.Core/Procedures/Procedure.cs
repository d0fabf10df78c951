using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Regions;

namespace Weft.Core.Procedures;

/// <summary>
/// One way to carry a case through the loop (办理流程). It is data: a city, an item or a channel chooses one, an administrator makes another,
/// and a case keeps the version it began with. It narrows <see cref="ClosedLoop"/> and never widens it.
/// </summary>
/// <param name="StartsAt">Which level receives a report first: the grid's worker, or the station of a level.</param>
/// <param name="DispatchesFrom">The lowest level whose station may dispatch to departments; lower ones pass up or whistle.</param>
/// <param name="InspectsBeforeClosing">Whether somebody must have inspected the work (核查) before it is closed.</param>
/// <param name="OnSpotCloses">Whether what a worker solved on the spot is closed with the same step.</param>
/// <param name="RatedBy">Whose ratings are asked for after closing.</param>
/// <param name="ReopenWithinDays">How many natural days after closing its reporter may have it done again, 1 to 365.</param>
public sealed record Procedure(
    string Code,
    string Name,
    string EnglishName,
    RegionLevel StartsAt,
    RegionLevel DispatchesFrom,
    bool InspectsBeforeClosing,
    bool OnSpotCloses,
    IReadOnlyList<Rater> RatedBy,
    int ReopenWithinDays,
    IReadOnlyList<ProcedureStage> Stages)
{
    public ProcedureStage? At(CaseStage stage) => Stages.FirstOrDefault(row => row.Stage == stage);

    /// <summary>Whether this procedure lets the step be taken at the stage by people of the role.</summary>
    public bool Allows(CaseStage stage, CaseStep step) =>
        ClosedLoop.Allows(stage, step) && (!ClosedLoop.IsForProcedures(step) || At(stage)?.Steps.Contains(step) == true);

    /// <summary>Whether the role is responsible at the stage. Reporters and the system are asked by the loop alone.</summary>
    public bool IsFor(CaseStage stage, CaseStep step, Role role) =>
        !ClosedLoop.IsForProcedures(step) || At(stage)?.Responsible.Contains(role) == true;
}

/// <summary>What happens while a case stands at a stage: which steps, by whom, within which limit.</summary>
/// <param name="Limit">How long the stage may last: until accepted, dispatched, reported in, inspected or called back. None where the catalogue item's limit rules (handling).</param>
public sealed record ProcedureStage(
    CaseStage Stage,
    string Name,
    string EnglishName,
    IReadOnlyList<CaseStep> Steps,
    IReadOnlyList<Role> Responsible,
    Limit? Limit);

/// <summary>Who may rate a closed case.</summary>
public enum Rater
{
    Resident,
    Community,
    Street,
}

using Weft.Core.Cases;

namespace Weft.Core.Procedures;

/// <summary>Why a procedure would not carry a case to its end. Each value is one stable problem code of the API.</summary>
public enum ProcedureFault
{
    CodeNotValid,
    NameMissing,
    StageTwice,
    /// <summary>A stage that a case passes through has no row, or a row is for an end or a suspended case, which take no procedure.</summary>
    StageMissing,
    StageNotForProcedures,
    /// <summary>A step that the loop does not know at that stage.</summary>
    StepNotAtThisStage,
    StageWithoutSteps,
    StageWithoutResponsible,
    /// <summary>From some stage no way leads to closing.</summary>
    NoWayToTheEnd,
    NobodyRates,
    ReopenDaysOutOfRange,
}

public static class ProcedureCheck
{
    private static readonly CaseStage[] Needed =
        [CaseStage.Reported, CaseStage.Accepted, CaseStage.Handled, CaseStage.Closed, CaseStage.Rated];

    /// <summary>Everything that is wrong with a procedure, empty when it may be used; the stage is named where one is at fault.</summary>
    public static IReadOnlyList<(ProcedureFault Fault, CaseStage? Stage)> Faults(Procedure procedure) => [.. Find(procedure)];

    private static IEnumerable<(ProcedureFault, CaseStage?)> Find(Procedure procedure)
    {
        if (procedure.Code is not { Length: >= 3 and <= 40 } code || !code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            yield return (ProcedureFault.CodeNotValid, null);
        }

        if (string.IsNullOrWhiteSpace(procedure.Name) || string.IsNullOrWhiteSpace(procedure.EnglishName))
        {
            yield return (ProcedureFault.NameMissing, null);
        }

        if (procedure.RatedBy.Count == 0)
        {
            yield return (ProcedureFault.NobodyRates, null);
        }

        if (procedure.ReopenWithinDays is < 1 or > 365)
        {
            yield return (ProcedureFault.ReopenDaysOutOfRange, null);
        }

        foreach (var twice in procedure.Stages.GroupBy(row => row.Stage).Where(rows => rows.Count() > 1))
        {
            yield return (ProcedureFault.StageTwice, twice.Key);
        }

        foreach (var missing in Needed.Where(stage => procedure.At(stage) is null))
        {
            yield return (ProcedureFault.StageMissing, missing);
        }

        foreach (var fault in procedure.Stages.SelectMany(Find))
        {
            yield return fault;
        }

        foreach (var stage in procedure.Stages.Select(row => row.Stage).Where(stage => stage.IsOpen() && !Reaches(procedure, stage)))
        {
            yield return (ProcedureFault.NoWayToTheEnd, stage);
        }
    }

    private static IEnumerable<(ProcedureFault, CaseStage?)> Find(ProcedureStage row)
    {
        if (row.Stage.IsEnd() || row.Stage == CaseStage.Suspended)
        {
            yield return (ProcedureFault.StageNotForProcedures, row.Stage);
        }

        if (string.IsNullOrWhiteSpace(row.Name) || string.IsNullOrWhiteSpace(row.EnglishName))
        {
            yield return (ProcedureFault.NameMissing, row.Stage);
        }

        if (row.Steps.Count == 0)
        {
            yield return (ProcedureFault.StageWithoutSteps, row.Stage);
        }

        if (row.Responsible.Count == 0)
        {
            yield return (ProcedureFault.StageWithoutResponsible, row.Stage);
        }

        if (row.Steps.Any(step => !ClosedLoop.Allows(row.Stage, step)))
        {
            yield return (ProcedureFault.StepNotAtThisStage, row.Stage);
        }
    }

    // The stages a step leads forward to; what goes back or aside does not bring a case to its end.
    private static IEnumerable<CaseStage> Ahead(CaseStage stage, CaseStep step) => (stage, step) switch
    {
        (CaseStage.Reported, CaseStep.Accept) => [CaseStage.Accepted],
        (_, CaseStep.Dispatch or CaseStep.Whistle) => [CaseStage.Dispatched],
        (CaseStage.Dispatched, CaseStep.ReportIn) => [CaseStage.Responded],
        (_, CaseStep.Handle) => [CaseStage.Handled],
        (CaseStage.Handled, CaseStep.Close) => [CaseStage.Closed],
        _ => [],
    };

    private static bool Reaches(Procedure procedure, CaseStage from)
    {
        var seen = new HashSet<CaseStage> { from };
        var ahead = new Queue<CaseStage>(seen);
        while (ahead.TryDequeue(out var stage))
        {
            if (stage == CaseStage.Closed)
            {
                return true;
            }

            foreach (var next in procedure.At(stage)?.Steps.SelectMany(step => Ahead(stage, step)) ?? [])
            {
                if (seen.Add(next))
                {
                    ahead.Enqueue(next);
                }
            }
        }

        return false;
    }
}

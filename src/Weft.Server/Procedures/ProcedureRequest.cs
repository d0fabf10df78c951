using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Procedures;
using Weft.Core.Regions;

namespace Weft.Server.Procedures;

internal sealed record StageLimitBody(int Amount, LimitUnit Unit);

internal sealed record StageBody(string? Stage, string? Name, string? EnglishName, IReadOnlyList<string?>? Steps, IReadOnlyList<string?>? Responsible, StageLimitBody? Limit);

/// <summary>
/// A procedure as an administrator writes it, in the shape it is answered in. Stages, steps and roles come as words, so that an
/// unknown one is named back and not lost among unreadable requests.
/// </summary>
/// <param name="RegionId">Whose it is; only read when it is made.</param>
internal sealed record ProcedureRequest(
    Guid? RegionId, string? Code, string? Name, string? EnglishName, RegionLevel? StartsAt, RegionLevel? DispatchesFrom, bool InspectsBeforeClosing,
    bool OnSpotCloses, IReadOnlyList<Rater>? RatedBy, int? ReopenWithinDays, IReadOnlyList<StageBody?>? Stages)
{
    private const int LongestName = 100;

    /// <summary>The procedure, or everything that keeps it from being one.</summary>
    public (Procedure? Procedure, IReadOnlyList<ProcedureFaultAnswer> Faults) Read(string code)
    {
        var faults = new List<ProcedureFaultAnswer>();
        ProcedureStage[] stages = [.. (Stages ?? []).Select((body, index) => ReadStage(body, $"stages[{index}]", faults)).OfType<ProcedureStage>()];
        var procedure = new Procedure(
            code, Text(Name, "name", faults), Text(EnglishName, "englishName", faults),
            StartsAt ?? RegionLevel.Community, DispatchesFrom ?? RegionLevel.Street, InspectsBeforeClosing, OnSpotCloses,
            [.. (RatedBy ?? []).Distinct()], ReopenWithinDays ?? 30, stages);

        if (!Enum.IsDefined(procedure.StartsAt) || !Enum.IsDefined(procedure.DispatchesFrom) || !procedure.RatedBy.All(Enum.IsDefined))
        {
            faults.Add(new("procedure.unknown-word", "startsAt, dispatchesFrom, ratedBy", "没有这样的取值。", "There is no such level or rater."));
        }

        if (faults.Count == 0) // what follows from an unknown word would only hide it
        {
            faults.AddRange(ProcedureCheck.Faults(procedure).Select(found => Told(found.Fault, found.Stage)));
        }

        return (faults.Count == 0 ? procedure : null, faults);
    }

    private static ProcedureFaultAnswer Told(ProcedureFault fault, CaseStage? stage)
    {
        var (code, chinese, english) = ProcedureProblems.Of(fault);
        return new ProcedureFaultAnswer(code, stage?.ToString() ?? "", chinese, english);
    }

    private static ProcedureStage? ReadStage(StageBody? body, string where, List<ProcedureFaultAnswer> faults)
    {
        var before = faults.Count;
        var stage = Word<CaseStage>(body?.Stage, $"{where}.stage", faults);
        CaseStep[] steps = [.. (body?.Steps ?? []).Select(step => Word<CaseStep>(step, $"{where}.steps", faults)).Distinct()];
        Role[] responsible = [.. (body?.Responsible ?? []).Select(role => Word<Role>(role, $"{where}.responsible", faults)).Distinct()];
        var (name, english) = (Text(body?.Name, $"{where}.name", faults), Text(body?.EnglishName, $"{where}.englishName", faults));
        Limit? limit = null;

        if (body?.Limit is { } given)
        {
            if (!Core.Clocks.Limit.TryMake(given.Amount, given.Unit, out var made, out _))
            {
                faults.Add(new("procedure.limit-not-valid", $"{where}.limit", "时限超出允许范围。", "The limit is outside the allowed range."));
            }

            limit = made;
        }

        return faults.Count > before ? null : new ProcedureStage(stage, name, english, steps, responsible, limit);
    }

    private static T Word<T>(string? word, string where, List<ProcedureFaultAnswer> faults)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(word, ignoreCase: true, out var value) && Enum.IsDefined(value) && !int.TryParse(word, out _))
        {
            return value;
        }

        faults.Add(new("procedure.unknown-word", where, $"没有“{Short(word)}”这个取值，可用：{string.Join('、', Enum.GetNames<T>())}。",
            $"There is no \"{Short(word)}\" here; there are {string.Join(", ", Enum.GetNames<T>())}."));
        return default;
    }

    private static string Short(string? word) => word is { Length: > 40 } ? $"{word[..40]}…" : word ?? "";

    // Blank names are the check's to tell; what a person cannot have meant is told here.
    private static string Text(string? text, string where, List<ProcedureFaultAnswer> faults)
    {
        var clean = text?.Trim() ?? "";
        if (clean.Length > LongestName || clean.Any(char.IsControl))
        {
            faults.Add(new("procedure.name-not-valid", where, "名称不超过 100 字，且不含控制字符。", "A name has at most 100 characters and no control characters."));
        }

        return clean;
    }
}

using Weft.Core.Procedures;
using Weft.Server.Http;

namespace Weft.Server.Procedures;

/// <summary>Every "no" of procedures.</summary>
internal static class ProcedureProblems
{
    public static readonly ProblemCode NotCoherent = new(422, "procedure.not-coherent",
        "该流程无法把案件办到终点，详见 errors。", "This procedure would not carry a case to its end; errors says why.");

    public static readonly ProblemCode CodeTaken = new(409, "procedure.code-taken",
        "该流程代码已被使用，请换一个或修改原流程。", "This code is used already: take another, or change that procedure.");

    public static readonly ProblemCode Unknown = new(422, "procedure.unknown",
        "没有该流程，或它属于其他区域。", "There is no such procedure, or it belongs to another region.");

    public static readonly ProblemCode UnknownItem = new(422, "procedure.unknown-item",
        "已发布的事项清单中没有该事项代码。", "No published catalogue has an item with this code.");

    public static readonly ProblemCode ByItemOrChannel = new(422, "procedure.by-item-or-by-channel",
        "一条选择规则只能按事项或按渠道，不能同时指定。", "A choice is by item or by channel, not by both.");

    /// <summary>The sentence for one fault, as a member of <see cref="NotCoherent"/>.</summary>
    public static (string Code, string Chinese, string English) Of(ProcedureFault fault) => fault switch
    {
        ProcedureFault.CodeNotValid => ("procedure.code-not-valid", "代码应为 3 至 40 个小写字母、数字或 -。", "A code is 3 to 40 lower-case letters, digits or -."),
        ProcedureFault.NameMissing => ("procedure.name-missing", "缺少中文或英文名称。", "A name in Chinese or in English is missing."),
        ProcedureFault.StageTwice => ("procedure.stage-twice", "同一阶段出现了两次。", "The stage is there twice."),
        ProcedureFault.StageMissing => ("procedure.stage-missing", "缺少案件必经的阶段。", "A stage that every case passes through is missing."),
        ProcedureFault.StageNotForProcedures => ("procedure.stage-not-for-procedures", "该阶段不属于流程。", "This stage is no part of a procedure."),
        ProcedureFault.StepNotAtThisStage => ("procedure.step-not-at-this-stage", "该阶段不能有其中的某个步骤。", "One of the steps cannot be taken at this stage."),
        ProcedureFault.StageWithoutSteps => ("procedure.stage-without-steps", "该阶段没有任何步骤。", "The stage has no steps."),
        ProcedureFault.StageWithoutResponsible => ("procedure.stage-without-responsible", "该阶段没有负责的角色。", "Nobody is responsible at the stage."),
        ProcedureFault.NoWayToTheEnd => ("procedure.no-way-to-the-end", "从该阶段出发无法到达结案。", "From this stage no way leads to closing."),
        ProcedureFault.NobodyRates => ("procedure.nobody-rates", "没有任何评价人。", "Nobody is asked for a rating."),
        ProcedureFault.ReopenDaysOutOfRange => ("procedure.reopen-days-out-of-range", "重办期限应为 1 至 365 天。", "A case may be reopened within 1 to 365 days."),
    };
}

/// <summary>One reason why a procedure is not coherent, and where.</summary>
internal sealed record ProcedureFaultAnswer(string Code, string Where, string Chinese, string English);

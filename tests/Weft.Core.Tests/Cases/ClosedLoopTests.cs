using System.Reflection;
using System.Text.Json.Serialization;
using Weft.Core.Cases;
using Weft.Core.Procedures;

namespace Weft.Core.Tests.Cases;

public class ClosedLoopTests
{
    public static TheoryData<CaseStep> Steps => [.. Enum.GetValues<CaseStep>()];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_step_but_the_first_has_a_stage_and_a_taker(CaseStep step)
    {
        ClosedLoop.TakenBy(step).ShouldNotBeEmpty();
        ClosedLoop.StagesBefore(step).Any().ShouldBe(step != CaseStep.Report);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void No_step_follows_an_end(CaseStep step) =>
        ClosedLoop.StagesBefore(step).ShouldNotContain(stage => stage.IsEnd());

    [Fact]
    public void Every_stage_that_is_no_end_has_a_way_on()
    {
        foreach (var stage in Enum.GetValues<CaseStage>().Where(stage => !stage.IsEnd()))
        {
            Enum.GetValues<CaseStep>().Any(step => ClosedLoop.Allows(stage, step)).ShouldBeTrue(stage.ToString());
        }
    }

    [Fact]
    public void Every_command_has_its_step_and_every_step_its_command()
    {
        var steps = typeof(CaseCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(CaseCommand))).Select(type => type.Name);

        steps.Order().ShouldBe(Enum.GetNames<CaseStep>().Except([nameof(CaseStep.Report)]).Order());
    }

    [Fact]
    public void Every_event_is_written_under_its_own_name()
    {
        var known = typeof(CaseEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(row => row.DerivedType, row => row.TypeDiscriminator);

        known.Keys.ShouldBe(typeof(CaseEvent).GetNestedTypes(), ignoreOrder: true);
        known.ShouldAllBe(row => (string)row.Value! == row.Key.Name);
    }

    [Fact]
    public void The_shipped_procedures_are_coherent_and_four()
    {
        ShippedProcedures.All.Select(procedure => procedure.Code).ShouldBe(["five-steps", "six-steps", "four-levels", "hotline"]);
        ShippedProcedures.All.ShouldAllBe(procedure => ProcedureCheck.Faults(procedure).Count == 0);
    }

    [Fact]
    public void A_procedure_that_never_closes_is_found_out()
    {
        var five = ShippedProcedures.FiveSteps;
        var without = five with
        {
            Stages = [.. five.Stages.Select(row => row.Stage == CaseStage.Handled ? row with { Steps = [CaseStep.Inspect] } : row)],
        };

        ProcedureCheck.Faults(without).ShouldContain((ProcedureFault.NoWayToTheEnd, CaseStage.Reported));
    }

    [Fact]
    public void A_procedure_cannot_widen_the_loop()
    {
        var five = ShippedProcedures.FiveSteps;
        var wide = five with
        {
            Stages = [.. five.Stages.Select(row => row.Stage == CaseStage.Reported ? row with { Steps = [.. row.Steps, CaseStep.Close] } : row)],
        };

        ProcedureCheck.Faults(wide).ShouldContain((ProcedureFault.StepNotAtThisStage, CaseStage.Reported));
        wide.Allows(CaseStage.Reported, CaseStep.Close).ShouldBeFalse();
    }
}

using CsCheck;
using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Procedures;

namespace Weft.Core.Tests.Cases;

/// <summary>Random people try random steps at random moments, legal and illegal, and the loop keeps its promises.</summary>
public class LoopModelTests
{
    private static readonly Gen<CaseCommand> AnyCommand = Gen.OneOf<CaseCommand>(
        Gen.Const<CaseCommand>(new CaseCommand.AskToVerify(null)),
        Gen.Bool.Select(yes => (CaseCommand)new CaseCommand.Verify(yes, "现场核实过")),
        Gen.Const<CaseCommand>(new CaseCommand.Classify(Town.Bin)),
        OneOf<CaseCommand>(new CaseCommand.Accept(null), new CaseCommand.Accept(Town.Bin)),
        OneOf("", "不在范围").Select(why => (CaseCommand)new CaseCommand.Reject(why)),
        OneOf<CaseCommand>(new CaseCommand.HandleOnSpot(null, "已将井盖移回原位并踩实"), new CaseCommand.HandleOnSpot(Town.Bin, "已处理")),
        OneOf(Town.Community, Town.Street, Town.County, Town.City).Select(to => (CaseCommand)new CaseCommand.PassUp(to, "无力解决", "试过")),
        OneOf(Town.Community, Town.Street, Town.Sanitation).Select(to => (CaseCommand)new CaseCommand.PassDown(to, "请办理")),
        OneOf([.. Town.Units]).Select(OneOf([.. Town.Units]), (lead, help) => (CaseCommand)new CaseCommand.Dispatch(lead, [help], null)),
        OneOf(Town.Sanitation, Town.Water, Town.Housing).Select(lead => (CaseCommand)new CaseCommand.Dispatch(lead, [], null)),
        OneOf(Town.Sanitation, Town.Water, Town.Housing).Select(lead => (CaseCommand)new CaseCommand.Whistle("路口", [lead, Town.Street], null)),
        Gen.Const<CaseCommand>(new CaseCommand.ReportIn()),
        Gen.Const<CaseCommand>(new CaseCommand.ReportIn()),
        OneOf("", "建议水务局").Select(proposal => (CaseCommand)new CaseCommand.Return("不属本单位", proposal)),
        Gen.Const<CaseCommand>(new CaseCommand.Confer(["街道"], "议定方案")),
        Gen.Const<CaseCommand>(new CaseCommand.OpenMeeting("职责不清")),
        OneOf(Town.Sanitation, Town.Water).Select(unit => (CaseCommand)new CaseCommand.Resolve(unit, ["街道"], "由其负责")),
        Gen.Const<CaseCommand>(new CaseCommand.AskExtension(new Limit(1, LimitUnit.WorkingDay), "等配件")),
        Gen.Const<CaseCommand>(new CaseCommand.ApproveExtension(null)),
        Gen.Const<CaseCommand>(new CaseCommand.RefuseExtension("不同意")),
        Gen.Int[1, 400].Select(days => (CaseCommand)new CaseCommand.Suspend(Town.Monday.AddDays(days), "等雨季结束")),
        OneOf<CaseCommand>(new CaseCommand.Wake(null), new CaseCommand.Wake("提前恢复")),
        Gen.Const<CaseCommand>(new CaseCommand.Urge("请尽快")),
        Gen.Int[60, 62].Select(id => (CaseCommand)new CaseCommand.Supervise(Town.Id(id), null, new Limit(2, LimitUnit.WorkingHour), "请说明")),
        Gen.Int[60, 62].Select(id => (CaseCommand)new CaseCommand.AnswerOrder(Town.Id(id), "已说明")),
        Gen.Const<CaseCommand>(new CaseCommand.Assist("协办完成")),
        Gen.Const<CaseCommand>(new CaseCommand.Handle("已清空垃圾桶并冲洗地面")),
        Gen.Const<CaseCommand>(new CaseCommand.Handle("已清空垃圾桶并冲洗地面")),
        Gen.Bool.Select(pass => (CaseCommand)new CaseCommand.Inspect(pass, "看过现场")),
        Gen.Const<CaseCommand>(new CaseCommand.Close("垃圾桶已清空，地面已冲洗干净", true)),
        Gen.Const<CaseCommand>(new CaseCommand.CallBack(true, true, null, null)),
        Gen.Int[0, 6].Select(score => (CaseCommand)new CaseCommand.Rate(score, null)),
        Gen.Const<CaseCommand>(new CaseCommand.Reopen("又坏了")),
        Gen.Const<CaseCommand>(new CaseCommand.Appeal("暴雨")),
        Gen.Bool.Select(yes => (CaseCommand)new CaseCommand.DecideAppeal(yes, "裁定")),
        Gen.Const<CaseCommand>(new CaseCommand.Merge(Town.Id(7), "7", CaseStage.Accepted, "重复")),
        Gen.Int[410, 412].Select(id => (CaseCommand)new CaseCommand.MeToo(new CaseReporter(Town.Id(id), null, true), null)),
        Gen.Const<CaseCommand>(new CaseCommand.Withdraw("不用了")),
        Gen.Const<CaseCommand>(new CaseCommand.Remark("备注一下")),
        Gen.Const<CaseCommand>(new CaseCommand.Escalate(Town.Street)));

    private static readonly Gen<(CaseActor By, CaseCommand Command, int Minutes, bool Photo)> AnyAct = Gen.Select(
        OneOf([.. Town.Everybody]), AnyCommand, Gen.OneOf(Gen.Int[0, 30], Gen.Int[0, 3000]), Gen.Bool);

    private static readonly Gen<Procedure> AnyProcedure = OneOf([.. ShippedProcedures.All]);

    [Fact]
    public void Whatever_people_try_the_loop_keeps_its_promises() =>
        AnyAct.Array[0, 120].Select(AnyProcedure, Gen.Bool).Sample((acts, procedure, free) =>
        {
            var play = Play.Reported(free ? null : Town.Bin, Town.Setting(procedure));
            foreach (var (by, command, minutes, photo) in acts)
            {
                var before = play.File;
                var allowed = CaseRules.AllowedNow(before, by, play.Setting);
                var decision = play.After(TimeSpan.FromMinutes(minutes)).Try(by, photo ? command with { Photos = [Town.Id(1)] } : command);

                if (decision is CaseDecision.Yes yes)
                {
                    before.Stage.IsEnd().ShouldBeFalse("no step after the end");
                    allowed.ShouldContain(command.Step);
                    Promises(before, play.File, yes, command.Step);
                }
                else
                {
                    play.File.ShouldBeSameAs(before, "a refusal changes nothing");
                }
            }

            var book = play.Book;
            TimelineCheck.Find(book.File, book.Length, book.LastHash, book.Added).ShouldBeNull("chain intact, stored clocks equal recomputed ones");
            CaseJson.Write(CaseJson.ReadFile(CaseJson.Write(book.File))).ShouldBe(CaseJson.Write(book.File));
            HoldersFollowEachOther(play);
        }, iter: 2000);

    /// <summary>The walk above would prove little if it never got far.</summary>
    [Fact]
    public void Random_people_reach_every_stage_and_nearly_every_event()
    {
        var (stages, events) = (new HashSet<CaseStage>(), new HashSet<string>());
        AnyAct.Array[120].Select(AnyProcedure).Sample((acts, procedure) =>
        {
            var play = Play.Reported(Town.Bin, Town.Setting(procedure));
            foreach (var (by, command, minutes, photo) in acts)
            {
                play.After(TimeSpan.FromMinutes(minutes)).Try(by, photo ? command with { Photos = [Town.Id(1)] } : command);
                lock (stages)
                {
                    stages.Add(play.File.Stage);
                }
            }

            lock (events)
            {
                events.UnionWith(play.Entries.Select(entry => entry.Happened.GetType().Name));
            }
        }, iter: 12_000);

        stages.ShouldBe(Enum.GetValues<CaseStage>(), ignoreOrder: true);
        events.Count.ShouldBeGreaterThan(35);
    }

    private static void Promises(CaseFile before, CaseFile after, CaseDecision.Yes yes, CaseStep step)
    {
        after.Round.ShouldBeGreaterThanOrEqualTo(before.Round);
        after.ExtensionsGranted.ShouldBeLessThanOrEqualTo(CaseRules.MostExtensions);
        (before.WasLate && !after.WasLate).ShouldBeFalse("the overdue fact is kept");
        after.Reporters.Count.ShouldBeGreaterThanOrEqualTo(before.Reporters.Count);
        (after.Stage == CaseStage.Responded && after.Holder.SignFor is { IsStopped: false }).ShouldBeFalse("who works on it has reported in");
        (after.Stage is CaseStage.Closed && after.Holder.Handling is { IsStopped: false }).ShouldBeFalse("a closed case has no running limit of its handler");
        (after.Stage == CaseStage.Suspended).ShouldBe(after.Suspension is { WokeAt: null });
        if (after.Stage == CaseStage.Suspended)
        {
            new[] { after.Holder.SignFor, after.Holder.Handling, after.StageClock }.ShouldAllBe(clock => clock == null || !clock.IsRunning);
        }

        ClosedLoop.TakenBy(step).ShouldContain(yes.By.Standing);
    }

    // Never two holders: each stretch of holding begins where the one before ended.
    private static void HoldersFollowEachOther(Play play)
    {
        var held = Accountability.Of(play.Entries, play.Now);
        for (var i = 1; i < held.Count; i++)
        {
            held[i].From.ShouldBe(held[i - 1].To!.Value);
        }
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

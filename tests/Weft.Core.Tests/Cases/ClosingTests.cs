using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Procedures;

namespace Weft.Core.Tests.Cases;

public class ClosingTests
{
    [Fact]
    public void A_late_finish_counts_and_stays_red_for_ever()
    {
        var play = Play.Responded().After(TimeSpan.FromDays(3)).Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面"));

        (play.File.HandledInTime, play.File.WasLate).ShouldBe((false, true));
        play.File.Holder.Handling!.LightAt(play.Now.AddYears(1)).ShouldBe(Light.Red);
    }

    [Fact]
    public void Handling_needs_the_after_photo_that_the_item_asks_for()
    {
        var play = Play.Responded(Town.Cover);
        var handle = new CaseCommand.Handle("已换上新井盖并压实路面");
        play.Refused(Town.SanitationHandler, handle).ShouldBe(CaseRefusal.PhotoNeeded);
        play.Do(Town.SanitationHandler, handle with { Photos = [Town.Id(1)] }).File.Stage.ShouldBe(CaseStage.Handled);
    }

    [Theory]
    [InlineData("已处理")]
    [InlineData("已按要求整改完毕。")]
    [InlineData("该问题已办结，情况属实")]
    [InlineData("Done.")]
    [InlineData("The issue has been resolved")]
    public void Words_that_say_nothing_do_not_close_a_case(string words) =>
        Play.Handled().Do(Town.StreetOperator, new CaseCommand.Inspect(true, null))
            .Refused(Town.StreetOperator, new CaseCommand.Close(words, true)).ShouldBe(CaseRefusal.WordsTooVague);

    [Theory]
    [InlineData("更换破损井盖并压实路面")]
    [InlineData("已处理：清空两个垃圾桶")]
    [InlineData("Replaced the broken cover and levelled the road")]
    public void Words_that_say_what_was_done_do(string words) => PlainWords.AreVague(words).ShouldBeFalse();

    [Fact]
    public void Closing_needs_the_inspection_and_the_ticked_standard()
    {
        var play = Play.Handled();
        var close = new CaseCommand.Close("垃圾桶已清空，地面已冲洗干净", true);
        play.Refused(Town.StreetOperator, close).ShouldBe(CaseRefusal.NotInspected);
        play.Do(Town.StreetOperator, new CaseCommand.Inspect(true, null));
        play.Refused(Town.StreetOperator, close with { CompletionMet = false }).ShouldBe(CaseRefusal.CompletionNotTicked);
        play.Refused(Town.SanitationHandler, close).ShouldBe(CaseRefusal.NotYours);
        play.Do(Town.StreetOperator, close).File.ClosedAt.ShouldBe(play.Now);
    }

    [Fact]
    public void Rework_is_counted_and_goes_on_with_the_same_clock()
    {
        var play = Play.Responded().After(TimeSpan.FromHours(1)).Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面"));
        var left = play.File.Holder.Resumable!.Remaining;
        play.Refused(Town.StreetOperator, new CaseCommand.Inspect(false, null)).ShouldBe(CaseRefusal.ReasonNeeded);
        play.After(TimeSpan.FromMinutes(40)).Do(Town.StreetOperator, new CaseCommand.Inspect(false, "地面仍有污水"));

        (play.File.Stage, play.File.Reworks).ShouldBe((CaseStage.Responded, 1));
        play.Setting.Calendar.WorkingTimeBetween(play.Now, play.File.Holder.Handling!.DueAt).ShouldBe(left!.Value);
    }

    [Fact]
    public void An_unanswered_supervision_order_keeps_a_case_open()
    {
        var play = Play.Responded().Do(Town.Supervisor, new CaseCommand.Supervise(Town.Id(50), null, new Limit(2, LimitUnit.WorkingHour), "请说明为何未到场"));
        play.Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面")).Do(Town.StreetOperator, new CaseCommand.Inspect(true, null));
        play.Refused(Town.StreetOperator, new CaseCommand.Close("垃圾桶已清空，地面已冲洗干净", true)).ShouldBe(CaseRefusal.OrderUnanswered);
        play.Refused(Town.StreetOperator, new CaseCommand.AnswerOrder(Town.Id(50), "代答")).ShouldBe(CaseRefusal.NotYours);
        play.After(TimeSpan.FromDays(1)).Do(Town.SanitationHandler, new CaseCommand.AnswerOrder(Town.Id(50), "车辆故障，已调用备用车"));

        play.File.Orders.ShouldHaveSingleItem().Clock.LightAt(play.Now).ShouldBe(Light.Red);
        play.Do(Town.StreetOperator, new CaseCommand.Close("垃圾桶已清空，地面已冲洗干净", true));
    }

    [Fact]
    public void What_a_worker_solves_on_the_spot_is_closed_with_the_same_step()
    {
        var play = Play.Reported(Town.Cover, by: Town.Worker);
        play.Refused(Town.Worker, new CaseCommand.HandleOnSpot(null, "已将井盖移回原位并踩实")).ShouldBe(CaseRefusal.PhotoNeeded);
        play.Do(Town.Worker, new CaseCommand.HandleOnSpot(null, "已将井盖移回原位并踩实") { Photos = [Town.Id(1)] });

        play.File.Stage.ShouldBe(CaseStage.Closed);
        play.Entries.Select(entry => entry.Happened.GetType().Name).ShouldBe(["Reported", "Handled", "Closed"]);
    }

    [Fact]
    public void The_reporter_rates_once_a_round_and_an_unsatisfied_answer_opens_the_second_and_only_that()
    {
        var play = Play.Closed();
        play.Refused(Town.Resident, new CaseCommand.Rate(6, null)).ShouldBe(CaseRefusal.ScoreOutOfRange);
        play.Refused(Town.StreetOperator, new CaseCommand.Rate(5, null)).ShouldBe(CaseRefusal.NotARater);
        play.Do(Town.Resident, new CaseCommand.Rate(2, "又满了"));
        (play.File.Round, play.File.Stage, play.File.Holder.Unit.Id).ShouldBe((2, CaseStage.Accepted, Town.Community.Id));

        play.Do(Town.CommunityOperator, new CaseCommand.Handle("已改为每日清运两次")).Do(Town.CommunityOperator, new CaseCommand.Inspect(true, null))
            .Do(Town.CommunityOperator, new CaseCommand.Close("已改为每日清运两次并公示", true)).Do(Town.Resident, new CaseCommand.Rate(1, null));
        (play.File.Round, play.File.Stage).ShouldBe((2, CaseStage.Rated));
        play.Refused(Town.Resident, new CaseCommand.Rate(5, null)).ShouldBe(CaseRefusal.RatedAlready);
    }

    [Fact]
    public void With_six_steps_street_community_and_resident_rate()
    {
        var six = Town.Setting(ShippedProcedures.SixSteps);
        var play = Play.Responded(setting: six).Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面"))
            .Do(Town.StreetOperator, new CaseCommand.Close("垃圾桶已清空，地面已冲洗干净", true))
            .Do(Town.StreetOperator, new CaseCommand.Rate(4, null)).Do(Town.CommunityOperator, new CaseCommand.Rate(5, null)).Do(Town.Resident, new CaseCommand.Rate(5, null));

        play.File.Ratings.Select(rating => rating.By).ShouldBe([Rater.Street, Rater.Community, Rater.Resident]);
    }

    [Fact]
    public void A_call_back_records_the_rating_given_on_the_phone()
    {
        var play = Play.Closed().Do(Town.Hotline, new CaseCommand.CallBack(false, null, null, "无人接听"));
        play.File.StageClock!.IsRunning.ShouldBeTrue();
        play.Do(Town.Hotline, new CaseCommand.CallBack(true, true, 5, "很满意"));

        (play.File.StageClock!.IsStopped, play.File.Ratings.ShouldHaveSingleItem().Score).ShouldBe((true, 5));
    }

    [Fact]
    public void The_reporter_reopens_within_the_time_and_a_supervisor_at_any_time()
    {
        var play = Play.Closed().After(TimeSpan.FromDays(31));

        play.Refused(Town.Resident, new CaseCommand.Reopen("又坏了")).ShouldBe(CaseRefusal.ReopenTooLate);
        play.Do(Town.Supervisor, new CaseCommand.Reopen("抽查发现未解决")).File.Round.ShouldBe(2);
        Play.Closed().After(TimeSpan.FromDays(29)).Do(Town.Resident, new CaseCommand.Reopen("又坏了")).File.Stage.ShouldBe(CaseStage.Accepted);
    }

    [Fact]
    public void An_upheld_appeal_exempts_and_keeps_the_overdue_fact()
    {
        var play = Play.Responded().After(TimeSpan.FromDays(3)).Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面"))
            .Do(Town.StreetOperator, new CaseCommand.Inspect(true, null)).Do(Town.StreetOperator, new CaseCommand.Close("垃圾桶已清空，地面已冲洗干净", true));
        play.Refused(Town.Supervisor, new CaseCommand.DecideAppeal(true, "属实")).ShouldBe(CaseRefusal.NoAppealToDecide);
        play.Do(Town.SanitationHandler, new CaseCommand.Appeal("暴雨封路，有通告")).Do(Town.Supervisor, new CaseCommand.DecideAppeal(true, "封路通告属实"));

        (play.File.Exempt, play.File.WasLate).ShouldBe((true, true));
        play.Refused(Town.SanitationHandler, new CaseCommand.Appeal("再次申诉")).ShouldBe(CaseRefusal.AppealedAlready);
    }

    [Fact]
    public void What_a_page_offers_is_what_this_person_may_really_do()
    {
        var play = Play.Responded();

        CaseRules.AllowedNow(play.File, Town.SanitationHandler, play.Setting).ShouldBe(
            [CaseStep.Assign, CaseStep.Return, CaseStep.Confer, CaseStep.AskExtension, CaseStep.Handle, CaseStep.Merge, CaseStep.MeToo, CaseStep.Remark], ignoreOrder: true);
        CaseRules.AllowedNow(Play.Reported(Town.Bin).Do(Town.CommunityOperator, new CaseCommand.Accept(null)).File, Town.CommunityOperator, play.Setting)
            .ShouldNotContain(CaseStep.Dispatch);
        CaseRules.AllowedNow(Play.Closed().File, Town.StreetOperator, play.Setting).ShouldNotContain(CaseStep.Rate);
    }
}

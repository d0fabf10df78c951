using Weft.Core.Cases;
using Weft.Core.Clocks;
using Weft.Core.Procedures;
using Weft.Core.Regions;

namespace Weft.Core.Tests.Cases;

public class IntakeTests
{
    [Fact]
    public void A_report_is_received_by_the_station_where_the_procedure_starts_with_fifteen_minutes_to_accept()
    {
        var file = Play.Reported(Town.Bin).File;

        file.Stage.ShouldBe(CaseStage.Reported);
        file.Holder.Unit.Id.ShouldBe(Town.Community.Id);
        file.Holder.SignFor!.DueAt.ShouldBe(Town.Monday.AddMinutes(15));
        file.Holder.Handling.ShouldBeNull();
    }

    [Fact]
    public void With_four_levels_the_grid_has_it_first()
    {
        var file = Play.Reported(Town.Bin, Town.Setting(ShippedProcedures.FourLevels)).File;

        file.Holder.Level.ShouldBe(RegionLevel.Grid);
        file.Holder.PersonId.ShouldBe(Town.Worker.AccountId);
    }

    [Theory]
    [InlineData(0, false, "", CaseRefusal.WordsNeeded)]
    [InlineData(0, false, "井盖不见了", CaseRefusal.PhotoNeeded)]
    [InlineData(1, true, "井盖不见了", CaseRefusal.AnonymousNotAllowed)]
    public void A_report_that_lacks_what_its_item_asks_is_refused(int photos, bool anonymous, string words, CaseRefusal why) =>
        Play.Report(Town.Cover, Town.Setting(), Town.Resident, anonymous, photos, words).ShouldBe(new CaseDecision.No(why));

    [Fact]
    public void Free_text_is_accepted_only_with_an_item()
    {
        var play = Play.Reported(terms: null);

        play.Refused(Town.CommunityOperator, new CaseCommand.Accept(null)).ShouldBe(CaseRefusal.ItemNeeded);
        play.Do(Town.CommunityOperator, new CaseCommand.Accept(Town.Bin)).File.Terms.ShouldBe(Town.Bin);
    }

    [Fact]
    public void Accepting_stops_the_sign_for_clock_and_starts_the_handling_one()
    {
        var file = Play.Reported(Town.Bin).After(TimeSpan.FromMinutes(20)).Do(Town.CommunityOperator, new CaseCommand.Accept(null)).File;

        file.Holder.SignFor!.LightAt(Town.Monday.AddDays(1)).ShouldBe(Light.Red);
        file.Holder.Handling!.IsRunning.ShouldBeTrue();
        file.AcceptedAt.ShouldBe(Town.Monday.AddMinutes(20));
    }

    [Fact]
    public void A_rejection_says_why_and_ends_the_case()
    {
        var play = Play.Reported(Town.Bin);
        play.Refused(Town.CommunityOperator, new CaseCommand.Reject(" ")).ShouldBe(CaseRefusal.ReasonNeeded);
        play.Do(Town.CommunityOperator, new CaseCommand.Reject("不在本市范围内"));

        play.File.Stage.ShouldBe(CaseStage.Rejected);
        play.Refused(Town.CommunityOperator, new CaseCommand.Accept(null)).ShouldBe(CaseRefusal.StepNotAllowedNow);
    }

    [Fact]
    public void A_worker_verifies_with_a_photo_and_not_the_own_report()
    {
        var verify = new CaseCommand.Verify(true, "现场看到两个桶已满");
        var own = Play.Reported(Town.Bin, by: Town.Worker);
        own.Refused(Town.Worker, verify with { Photos = [Town.Id(1)] }).ShouldBe(CaseRefusal.OwnReport);

        var play = Play.Reported(Town.Bin).Do(Town.CommunityOperator, new CaseCommand.AskToVerify(null));
        play.File.Verification!.Clock.DueAt.ShouldBe(Town.Monday.AddMinutes(30));
        play.Refused(Town.Worker, verify).ShouldBe(CaseRefusal.PhotoNeeded);
        play.Do(Town.Worker, verify with { Photos = [Town.Id(1)] }).File.Verification!.Confirmed.ShouldBe(true);
        play.Refused(Town.OtherWorker, verify with { Photos = [Town.Id(1)] }).ShouldBe(CaseRefusal.AlreadyVerified);
    }

    [Fact]
    public void Only_the_reporter_takes_a_report_back_and_not_when_others_joined()
    {
        var play = Play.Reported(Town.Bin);
        play.Refused(Town.OtherResident, new CaseCommand.Withdraw("已自行解决")).ShouldBe(CaseRefusal.NotYours);
        play.Do(Town.OtherResident, new CaseCommand.MeToo(new CaseReporter(Town.Id(401), Town.OtherResident.AccountId, false), null));
        play.Refused(Town.Resident, new CaseCommand.Withdraw("已自行解决")).ShouldBe(CaseRefusal.OthersHaveJoined);
        play.Refused(Town.OtherResident, new CaseCommand.MeToo(new CaseReporter(Town.Id(402), Town.OtherResident.AccountId, false), null)).ShouldBe(CaseRefusal.AlreadyAReporter);
    }

    [Fact]
    public void A_merged_case_is_at_an_end_and_names_its_survivor()
    {
        var play = Play.Reported(Town.Bin);
        play.Refused(Town.CommunityOperator, new CaseCommand.Merge(play.File.Id, "1", CaseStage.Reported, "重复")).ShouldBe(CaseRefusal.CannotMergeIntoItself);
        play.Refused(Town.CommunityOperator, new CaseCommand.Merge(Town.Id(7), "1", CaseStage.Closed, "重复")).ShouldBe(CaseRefusal.SurvivorHasEnded);
        play.Do(Town.CommunityOperator, new CaseCommand.Merge(Town.Id(7), "1", CaseStage.Accepted, "同一垃圾桶"));

        (play.File.Stage, play.File.MergedInto).ShouldBe((CaseStage.Merged, (Guid?)Town.Id(7)));
    }

    [Fact]
    public void Nobody_from_another_place_may_do_anything_but_join()
    {
        var play = Play.Reported(Town.Bin);

        CaseRules.AllowedNow(play.File, Town.Stranger, play.Setting).ShouldBe([CaseStep.MeToo]);
    }
}

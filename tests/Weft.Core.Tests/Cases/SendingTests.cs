using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Core.Regions;

namespace Weft.Core.Tests.Cases;

public class SendingTests
{
    private static readonly CaseCommand.Return Back = new("不属环卫职责", "建议水务局");

    [Fact]
    public void With_four_levels_a_case_climbs_level_by_level_and_only_the_county_dispatches()
    {
        var play = Play.Reported(Town.Bin, Town.Setting(ShippedProcedures.FourLevels)).Do(Town.Worker, new CaseCommand.Accept(null));
        play.Do(Town.Worker, new CaseCommand.PassUp(Town.Community, "需要清运车", "已劝导商户"));
        play.File.Holder.Level.ShouldBe(RegionLevel.Community);
        play.Refused(Town.CommunityOperator, new CaseCommand.Dispatch(Town.Sanitation, [], null)).ShouldBe(CaseRefusal.LevelMayNotDispatch);
        play.Do(Town.CommunityOperator, new CaseCommand.PassUp(Town.Street, "社区无车", "联系物业"));
        play.Refused(Town.StreetOperator, new CaseCommand.Dispatch(Town.Sanitation, [], null)).ShouldBe(CaseRefusal.LevelMayNotDispatch);
        play.Do(Town.StreetOperator, new CaseCommand.PassUp(Town.County, "街道无车", "联系环卫所"));
        play.Do(Town.CountyOperator, new CaseCommand.Dispatch(Town.Water, [], null));

        play.File.Stage.ShouldBe(CaseStage.Dispatched);
        play.File.Home.Id.ShouldBe(Town.Community.Id);
    }

    [Fact]
    public void A_case_is_passed_up_to_a_higher_level_only_and_down_to_a_lower_station_only()
    {
        var play = Play.Reported(Town.Bin).Do(Town.CommunityOperator, new CaseCommand.Accept(null));

        play.Refused(Town.CommunityOperator, new CaseCommand.PassUp(null, "无力解决", "试过")).ShouldBe(CaseRefusal.NoLevelAbove);
        play.Refused(Town.CommunityOperator, new CaseCommand.PassUp(Town.Community, "无力解决", "试过")).ShouldBe(CaseRefusal.NotALevelAbove);
        play.Refused(Town.CommunityOperator, new CaseCommand.PassUp(Town.Street, "无力解决", "")).ShouldBe(CaseRefusal.WordsNeeded);
        play.Do(Town.CommunityOperator, new CaseCommand.PassUp(Town.Street, "无力解决", "试过"));
        play.Refused(Town.StreetOperator, new CaseCommand.PassDown(Town.County, "请办理")).ShouldBe(CaseRefusal.NotALevelBelow);
        play.Refused(Town.StreetOperator, new CaseCommand.PassDown(Town.Sanitation, "请办理")).ShouldBe(CaseRefusal.NotALevelBelow);
        play.Do(Town.StreetOperator, new CaseCommand.PassDown(Town.Community, "请再劝导一次")).File.Holder.Unit.Id.ShouldBe(Town.Community.Id);
    }

    [Fact]
    public void A_higher_leader_directs_what_a_lower_station_holds()
    {
        var play = Play.Reported(Town.Bin).Do(Town.CommunityOperator, new CaseCommand.Accept(null)).Do(Town.CommunityOperator, new CaseCommand.PassUp(Town.Street, "无力解决", "试过"));

        play.Do(Town.CityOperator, new CaseCommand.PassDown(Town.Community, "由社区先行劝导")).File.Holder.Unit.Id.ShouldBe(Town.Community.Id);
    }

    [Fact]
    public void A_dispatch_starts_both_clocks_of_the_lead_and_the_sign_for_clock_of_each_assistant()
    {
        var play = Play.Reported(Town.Bin).Do(Town.CommunityOperator, new CaseCommand.Accept(null))
            .Do(Town.Dispatcher, new CaseCommand.Dispatch(Town.Sanitation, [Town.Water], "两小时内到场"));

        play.File.Holder.SignFor!.IsRunning.ShouldBeTrue();
        play.File.Holder.Handling!.IsRunning.ShouldBeTrue();
        play.File.Helpers.ShouldHaveSingleItem().SignFor.IsRunning.ShouldBeTrue();
        play.File.Sender!.Id.ShouldBe(Town.City.Id);
    }

    [Fact]
    public void A_unit_is_named_once_and_the_holder_not_at_all()
    {
        var play = Play.Reported(Town.Bin).Do(Town.CommunityOperator, new CaseCommand.Accept(null));

        play.Refused(Town.Dispatcher, new CaseCommand.Dispatch(Town.Water, [Town.Water], null)).ShouldBe(CaseRefusal.UnitTwice);
        play.Refused(Town.Dispatcher, new CaseCommand.Dispatch(Town.Community, [], null)).ShouldBe(CaseRefusal.HolderAlready);
        play.Refused(Town.Dispatcher, new CaseCommand.Dispatch(Town.Water, [.. Enumerable.Range(500, 20).Select(i => Town.Housing with { Id = Town.Id(i) })], null)).ShouldBe(CaseRefusal.TooManyUnits);
    }

    [Fact]
    public void Who_was_sent_a_case_signs_or_returns_it_and_does_not_send_it_on()
    {
        var play = Play.Dispatched();

        play.Refused(Town.SanitationHandler, new CaseCommand.Dispatch(Town.Water, [], null)).ShouldBe(CaseRefusal.NotYours);
        play.Refused(Town.WaterHandler, new CaseCommand.ReportIn()).ShouldBe(CaseRefusal.NotYours);
        play.Do(Town.SanitationHandler, new CaseCommand.ReportIn()).File.Stage.ShouldBe(CaseStage.Responded);
        play.Refused(Town.SanitationHandler, new CaseCommand.ReportIn()).ShouldBe(CaseRefusal.NobodyToReportIn);
    }

    [Fact]
    public void A_return_needs_reason_and_proposal_and_goes_to_the_sender()
    {
        var play = Play.Dispatched();
        play.Refused(Town.SanitationHandler, Back with { Reason = "" }).ShouldBe(CaseRefusal.ReasonNeeded);
        play.Refused(Town.SanitationHandler, Back with { Proposal = " " }).ShouldBe(CaseRefusal.ProposalNeeded);
        play.Do(Town.SanitationHandler, Back);

        (play.File.Holder.Unit.Id, play.File.Stage, play.File.Returned).ShouldBe((Town.Street.Id, CaseStage.Accepted, true));
        play.Refused(Town.StreetOperator, new CaseCommand.Handle("街道自行清理了垃圾")).ShouldBe(CaseRefusal.ReturnedMustBeCorrected);
    }

    [Fact]
    public void The_same_unit_goes_on_with_its_paused_clock_and_another_starts_anew()
    {
        var play = Play.Responded().After(TimeSpan.FromHours(1)).Do(Town.SanitationHandler, Back);
        var left = play.File.PausedHandling!.Clock.Remaining;
        play.After(TimeSpan.FromMinutes(30)).Do(Town.StreetOperator, new CaseCommand.Dispatch(Town.Sanitation, [], null));

        play.Setting.Calendar.WorkingTimeBetween(play.Now, play.File.Holder.Handling!.DueAt).ShouldBe(left!.Value);

        var other = Play.Responded().After(TimeSpan.FromHours(1)).Do(Town.SanitationHandler, Back)
            .Do(Town.StreetOperator, new CaseCommand.Dispatch(Town.Water, [], null));
        other.File.Holder.Handling!.StartedAt.ShouldBe(other.Now);
    }

    [Fact]
    public void The_second_return_calls_a_meeting_whose_resolution_binds()
    {
        var play = Play.Dispatched().Do(Town.SanitationHandler, Back).Do(Town.StreetOperator, new CaseCommand.Dispatch(Town.Water, [], null)).Do(Town.WaterHandler, Back);
        play.File.MeetingOpen.ShouldBeTrue();
        play.Refused(Town.StreetOperator, new CaseCommand.Dispatch(Town.Sanitation, [], null)).ShouldBe(CaseRefusal.MeetingMustResolve);
        play.Refused(Town.StreetOperator, new CaseCommand.Resolve(Town.Sanitation, [], "由环卫所负责")).ShouldBe(CaseRefusal.ParticipantsNeeded);
        play.Do(Town.StreetOperator, new CaseCommand.Resolve(Town.Sanitation, ["街道", "环卫所"], "由环卫所负责"));

        play.Refused(Town.SanitationHandler, Back).ShouldBe(CaseRefusal.BoundByMeeting);
        play.Refused(Town.StreetOperator, new CaseCommand.Dispatch(Town.Water, [], null)).ShouldBe(CaseRefusal.BoundByMeeting);
    }

    [Fact]
    public void A_whistle_calls_upwards_whatever_the_level_and_shows_who_came()
    {
        var play = Play.Reported(Town.Bin).Do(Town.CommunityOperator, new CaseCommand.Accept(null))
            .Do(Town.CommunityOperator, new CaseCommand.Whistle("桂花路口", [Town.Sanitation, Town.Water, Town.Housing], null))
            .Do(Town.SanitationHandler, new CaseCommand.ReportIn()).Do(Town.WaterHandler, new CaseCommand.ReportIn());

        play.File.Helpers.Select(helper => (helper.Unit.Id, helper.HasReportedIn)).ShouldBe([(Town.Water.Id, true), (Town.Housing.Id, false)]);
        CaseAsks.Of(play.File).ShouldContain((Town.Housing.Id, CaseAsk.ReportIn));
        play.Refused(Town.HousingHandler, new CaseCommand.Assist("已到场勘察")).ShouldBe(CaseRefusal.ReportInFirst);
        play.Do(Town.WaterHandler, new CaseCommand.Assist("已疏通排水口")).File.Helpers[0].DoneAt.ShouldBe(play.Now);
    }

    [Fact]
    public void A_person_is_assigned_within_the_holding_unit_only()
    {
        var play = Play.Responded();
        play.Refused(Town.SanitationHandler, new CaseCommand.Assign(Town.Id(1), "外人", [Town.Water.Id])).ShouldBe(CaseRefusal.PersonNotInUnit);
        play.Do(Town.SanitationHandler, new CaseCommand.Assign(Town.Id(1), "清运员", [Town.Sanitation.Id])).File.Holder.PersonId.ShouldBe(Town.Id(1));
    }
}

using Weft.Core.Cases;
using Weft.Core.Clocks;

namespace Weft.Core.Tests.Cases;

public class WaitingTests
{
    private static readonly CaseCommand.AskExtension Ask = new(new Limit(4, LimitUnit.WorkingHour), "等待配件");

    [Fact]
    public void An_extension_moves_the_limit_only_with_two_approvals_of_two_levels()
    {
        var play = Play.Responded();
        var due = play.File.Holder.Handling!.DueAt;
        play.Do(Town.SanitationHandler, Ask);
        play.Refused(Town.SanitationHandler, new CaseCommand.ApproveExtension(null)).ShouldBe(CaseRefusal.NotYours);
        play.Do(Town.StreetOperator, new CaseCommand.ApproveExtension(null)).File.Holder.Handling!.DueAt.ShouldBe(due);
        play.Refused(Town.StreetOperator, new CaseCommand.ApproveExtension(null)).ShouldBe(CaseRefusal.SecondApprovalFromHigherLevel);
        play.Do(Town.Supervisor, new CaseCommand.ApproveExtension(null));

        play.File.Holder.Handling!.DueAt.ShouldBe(play.Setting.Calendar.Due(due, Ask.By));
        (play.File.ExtensionsGranted, play.File.Extension).ShouldBe((1, null));
    }

    [Fact]
    public void At_most_two_extensions_are_granted_and_a_refused_one_does_not_count()
    {
        var play = Play.Responded().Do(Town.SanitationHandler, Ask);
        play.Refused(Town.SanitationHandler, Ask).ShouldBe(CaseRefusal.ExtensionAlreadyAsked);
        play.Do(Town.StreetOperator, new CaseCommand.RefuseExtension("无正当理由"));
        for (var i = 0; i < 2; i++)
        {
            play.Do(Town.SanitationHandler, Ask).Do(Town.StreetOperator, new CaseCommand.ApproveExtension(null)).Do(Town.Supervisor, new CaseCommand.ApproveExtension(null));
        }

        play.Refused(Town.SanitationHandler, Ask).ShouldBe(CaseRefusal.ExtensionsUsedUp);
    }

    [Fact]
    public void An_extension_is_asked_before_the_limit()
    {
        var play = Play.Responded();
        play.After(play.File.Holder.Handling!.DueAt - play.Now + TimeSpan.FromSeconds(1));

        play.Refused(Town.SanitationHandler, Ask).ShouldBe(CaseRefusal.ExtensionTooLate);
    }

    [Fact]
    public void A_suspension_stops_the_clocks_and_wakes_by_itself_on_its_day()
    {
        var play = Play.Responded();
        var left = play.Setting.Calendar.WorkingTimeBetween(play.Now, play.File.Holder.Handling!.DueAt);
        play.Do(Town.StreetOperator, new CaseCommand.Suspend(play.Now.AddDays(30), "等待雨季结束"));
        play.File.Stage.ShouldBe(CaseStage.Suspended);
        CaseAlarms.Between(play.File, play.Now, play.Now.AddDays(31)).ShouldHaveSingleItem().Kind.ShouldBe(AlarmKind.WakeTime);

        play.After(TimeSpan.FromDays(29)).Refused(CaseActor.Machine, new CaseCommand.Wake(null)).ShouldBe(CaseRefusal.NotYetTimeToWake);
        play.After(TimeSpan.FromDays(1)).Do(CaseActor.Machine, new CaseCommand.Wake(null));

        play.File.Stage.ShouldBe(CaseStage.Responded);
        play.Setting.Calendar.WorkingTimeBetween(play.Now, play.File.Holder.Handling!.DueAt).ShouldBe(left);
        play.Refused(Town.StreetOperator, new CaseCommand.Suspend(play.Now.AddDays(1), "再等等")).ShouldBe(CaseRefusal.SuspendedBefore);
    }

    [Fact]
    public void A_suspension_is_at_most_a_year_in_the_future_and_not_the_departments_to_take()
    {
        var play = Play.Responded();

        play.Refused(Town.StreetOperator, new CaseCommand.Suspend(play.Now, "等待")).ShouldBe(CaseRefusal.SuspensionInThePast);
        play.Refused(Town.StreetOperator, new CaseCommand.Suspend(play.Now.AddDays(400), "等待")).ShouldBe(CaseRefusal.SuspensionTooLong);
        play.Refused(Town.SanitationHandler, new CaseCommand.Suspend(play.Now.AddDays(10), "等待")).ShouldBe(CaseRefusal.NotYours);
    }

    [Fact]
    public void Lights_turn_and_remind_at_the_stored_moments_and_a_stopped_clock_takes_its_alarms_along()
    {
        var play = Play.Responded();
        var handling = play.File.Holder.Handling!;
        var alarms = CaseAlarms.Between(play.File, play.Now, play.Now.AddDays(10));

        alarms.Select(alarm => (alarm.Kind, alarm.At)).ShouldBe(
        [
            (AlarmKind.TurnedYellow, handling.YellowAt),
            (AlarmKind.TurnedRed, handling.DueAt.AddMicroseconds(1)),
            (AlarmKind.StillRed, handling.DueAt.AddDays(1)),
        ]);
        play.Do(Town.SanitationHandler, new CaseCommand.Handle("已清空垃圾桶并冲洗地面"));
        CaseAlarms.Between(play.File, play.Now, play.Now.AddDays(10)).ShouldAllBe(alarm => alarm.Clock == AlarmClock.Stage);
    }

    [Fact]
    public void A_level_that_let_its_sign_for_limit_pass_is_escalated_once()
    {
        var play = Play.Dispatched();
        play.Refused(CaseActor.Machine, new CaseCommand.Escalate(Town.Street)).ShouldBe(CaseRefusal.NotOverdue);
        play.After(TimeSpan.FromDays(2)).Do(CaseActor.Machine, new CaseCommand.Escalate(Town.Street));

        play.Entries[^1].Happened.ShouldBeOfType<CaseEvent.Escalated>().Told!.Id.ShouldBe(Town.Street.Id);
        play.Refused(CaseActor.Machine, new CaseCommand.Escalate(Town.Street)).ShouldBe(CaseRefusal.AlreadyDone);
    }
}

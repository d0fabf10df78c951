namespace Weft.Server.Tests.Cases;

public class WholeLoopTests(Loop loop) : IClassFixture<Loop>
{
    [Fact]
    public async Task A_case_goes_from_report_to_rating()
    {
        var id = await loop.Closed();
        await loop.Must(Cast.Resident, id, "rate", new { score = 5, words = "很快" });

        (await loop.Stage(id)).ShouldBe("Rated");
        (await loop.Happened(id)).ShouldBe(["Reported", "Accepted", "PassedUp", "Dispatched", "ReportedIn", "Handled", "Inspected", "Closed", "Rated"]);
    }

    [Fact]
    public async Task An_unsatisfied_rating_opens_a_second_round_at_the_first_receiver_and_only_one()
    {
        var id = await loop.Closed();
        await loop.Must(Cast.Resident, id, "rate", new { score = 1, words = "第二天又满了" });

        var again = await loop.Case(id);
        again.GetProperty("stage").GetString().ShouldBe("Accepted");
        again.GetProperty("round").GetInt32().ShouldBe(2);
        again.GetProperty("holder").GetProperty("unit").GetProperty("id").GetGuid().ShouldBe(Cast.GuihuaStation.Id);

        await loop.Must(Cast.CommunityOperator, id, "handle", new { words = "与环卫所商定每日两次清运" });
        await loop.Must(Cast.CommunityOperator, id, "inspect", new { passed = true });
        await loop.Must(Cast.CommunityOperator, id, "close", new { words = "垃圾桶改为每日清运两次", completionMet = true });
        await loop.Must(Cast.Resident, id, "rate", new { score = 2 });
        (await loop.Stage(id)).ShouldBe("Rated");
    }

    [Fact]
    public async Task A_whistle_shows_who_came_and_who_did_not()
    {
        var id = await loop.Reported();
        await loop.Must(Cast.CommunityOperator, id, "accept", new { });
        await loop.Must(Cast.CommunityOperator, id, "whistle", new
        {
            place = "桂花路口",
            unitIds = new[] { Cast.SanitationOffice.Id, Cast.CountyWaterBureau.Id, Cast.CityHousing.Id },
        });
        await loop.Must(Cast.SanitationHandler, id, "report-in", new { });
        await loop.Must(Cast.WaterHandler, id, "report-in", new { });

        var called = await loop.Case(id);
        called.GetProperty("stage").GetString().ShouldBe("Responded");
        called.GetProperty("helpers").EnumerateArray().Select(helper => helper.TryGetProperty("reportedInAt", out var at) && at.ValueKind != System.Text.Json.JsonValueKind.Null)
            .ShouldBe([true, false]);
        called.GetProperty("asks").EnumerateArray().Single(ask => ask.GetProperty("ask").GetString() == "ReportIn").GetProperty("unitId").GetGuid().ShouldBe(Cast.CityHousing.Id);
    }

    [Fact]
    public async Task The_second_return_goes_to_a_joint_meeting_by_itself_and_its_resolution_binds()
    {
        var id = await loop.Dispatched();
        var back = new { reason = "不属环卫职责", proposal = "建议由水务局办理" };
        await loop.Must(Cast.SanitationHandler, id, "return", back);
        (await loop.Refused(Cast.StreetOperator, id, "handle", new { words = "街道自行处理了垃圾" })).ShouldBe("case.returned-must-be-corrected");

        await loop.Must(Cast.StreetOperator, id, "dispatch", new { leadUnitId = Cast.CountyWaterBureau.Id });
        await loop.Must(Cast.WaterHandler, id, "return", back);
        (await loop.Refused(Cast.StreetOperator, id, "dispatch", new { leadUnitId = Cast.SanitationOffice.Id })).ShouldBe("case.meeting-must-resolve");

        await loop.Must(Cast.StreetOperator, id, "resolve", new
        {
            responsibleUnitId = Cast.SanitationOffice.Id, participants = new[] { "望江街道", "环卫所", "水务局" }, minutes = "由环卫所负责清运，水务局疏通管道",
        });
        (await loop.Refused(Cast.SanitationHandler, id, "return", back)).ShouldBe("case.bound-by-meeting");
        await loop.Must(Cast.SanitationHandler, id, "report-in", new { });
        (await loop.Stage(id)).ShouldBe("Responded");
    }
}

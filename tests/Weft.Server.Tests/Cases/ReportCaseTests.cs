using System.Net;
using System.Net.Http.Json;
using Npgsql;

namespace Weft.Server.Tests.Cases;

public class ReportCaseTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static (double Longitude, double Latitude) Here => Cast.GuihuaFirst.Middle;

    [Fact]
    public async Task A_resident_without_an_account_reports_and_follows_by_link()
    {
        var client = loop.App.CreateClient();
        var answer = await client.PostAsJsonAsync("/api/cases", new
        {
            words = "路灯不亮，晚上看不清", longitude = Here.Longitude, latitude = Here.Latitude, reporterName = "李四", reporterPhone = "138-0000-1234",
        }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var report = await Loop.Json(answer);
        var link = $"/api/follow/{report.GetProperty("followToken").GetString()}";
        report.GetProperty("receiver").GetString().ShouldBe(Cast.GuihuaStation.Name);

        await loop.Must(Cast.CommunityOperator, report.GetProperty("id").GetGuid(), "accept", new { itemCode = Loop.Bin });
        var followed = await Loop.Json(await client.GetAsync(new Uri(link, UriKind.Relative), Ct));

        followed.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("what").GetString()).ShouldBe(["已上报", "已受理"]);
        followed.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("english").GetString()).ShouldBe(["reported", "accepted"]);
        (await client.PostAsJsonAsync($"{link}/withdraw", new { reason = "自己修好了" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await loop.Stage(report.GetProperty("id").GetGuid())).ShouldBe("Withdrawn");
        (await Loop.Problem(await client.GetAsync(new Uri("/api/follow/not-a-token", UriKind.Relative), Ct))).ShouldBe("case.not-found");
    }

    [Fact]
    public async Task Contact_data_is_sealed_masked_and_opened_only_with_a_purpose_that_the_person_reads()
    {
        var id = await loop.Reported(Cast.Resident, new
        {
            words = "垃圾桶满溢", itemCode = Loop.Bin, longitude = Here.Longitude, latitude = Here.Latitude, reporterName = "何居民", reporterPhone = "13912345678",
        });

        await using (var source = NpgsqlDataSource.Create(loop.App.ConnectionString))
        {
            await using var command = source.CreateCommand("select row_to_json(r)::text from cases.reporters r where case_id = $1");
            command.Parameters.AddWithValue(id);
            var stored = (string)(await command.ExecuteScalarAsync(Ct))!;
            stored.ShouldNotContain("13912345678");
            stored.ShouldNotContain("何居民");
        }

        var clerk = loop.App.As(Cast.CommunityOperator);
        var reporter = (await Loop.Json(await clerk.GetAsync(new Uri($"/api/cases/{id}/reporters", UriKind.Relative), Ct)))[0];
        reporter.GetProperty("phone").GetString().ShouldBe("139****5678");

        var open = $"/api/cases/{id}/reporters/{reporter.GetProperty("id").GetGuid()}/open";
        (await Loop.Problem(await clerk.PostAsJsonAsync(open, new { purpose = "" }, Ct))).ShouldBe("request.not-valid");
        (await Loop.Problem(await loop.App.As(Cast.Analyst).PostAsJsonAsync(open, new { purpose = "看一看是谁" }, Ct))).ShouldBe("request.not-allowed");
        (await Loop.Json(await clerk.PostAsJsonAsync(open, new { purpose = "电话回访核实位置" }, Ct))).GetProperty("phone").GetString().ShouldBe("13912345678");

        var mine = await Loop.Json(await loop.App.As(Cast.Resident).GetAsync(new Uri("/api/cases/openings-of-my-data", UriKind.Relative), Ct));
        mine.EnumerateArray().ShouldContain(line => line.GetProperty("purpose").GetString() == "电话回访核实位置" && line.GetProperty("by").GetString() == Cast.CommunityOperator.Name);
    }

    [Fact]
    public async Task What_a_worker_solved_on_the_spot_is_one_request()
    {
        var (before, after) = (await loop.Photo(Cast.GridWorker), await loop.Photo(Cast.GridWorker));
        var id = await loop.Reported(Cast.GridWorker, new
        {
            words = "井盖移位", itemCode = Loop.Cover, longitude = Here.Longitude, latitude = Here.Latitude,
            photos = new[] { before }, onSpotWords = "已将井盖移回原位并踩实", onSpotPhotos = new[] { after },
        });

        (await loop.Happened(id)).ShouldBe(["Reported", "Handled", "Closed"]);
    }

    [Fact]
    public async Task The_photo_an_item_asks_for_must_be_the_reporters_own_and_on_no_other_case()
    {
        var report = (Guid photo) => new { words = "井盖缺失", itemCode = Loop.Cover, longitude = Here.Longitude, latitude = Here.Latitude, photos = new[] { photo } };
        var photo = await loop.Photo(Cast.Resident);

        (await Post(Cast.OtherResident, report(photo))).ShouldBe("attachment.not-yours");
        (await Post(Cast.Resident, report(Guid.NewGuid()))).ShouldBe("attachment.unknown");
        (await Post(Cast.Resident, report(photo))).ShouldBeNull();
        (await Post(Cast.Resident, report(photo))).ShouldBe("attachment.on-another-case");
    }

    [Theory]
    [InlineData(null, null, "case.place-missing")]
    [InlineData(113.31, null, "case.place-not-valid")]
    [InlineData(0.0, 0.0, "case.place-not-valid")]
    [InlineData(23.1, 113.3, "case.place-not-valid")]
    [InlineData(10.0, 50.0, "case.place-not-on-map")]
    public async Task A_place_that_is_none_is_refused_by_name(double? longitude, double? latitude, string code) =>
        (await Post(Cast.Resident, new { words = "垃圾桶满溢", itemCode = Loop.Bin, longitude, latitude })).ShouldBe(code);

    [Fact]
    public async Task Other_faults_of_a_report_have_names_too()
    {
        (await Post(Cast.Resident, new { words = "问题", itemCode = "X-99", longitude = Here.Longitude, latitude = Here.Latitude })).ShouldBe("case.item-unknown");
        (await Post(Cast.Resident, new { words = "问题", itemCode = Loop.Cover, condition = 9, longitude = Here.Longitude, latitude = Here.Latitude })).ShouldBe("case.item-unknown");
        (await Post(Cast.Resident, new { words = " ", itemCode = Loop.Bin, longitude = Here.Longitude, latitude = Here.Latitude })).ShouldBe("case.words-needed");
        (await Post(Cast.Resident, new { words = "问题", itemCode = Loop.Bin, longitude = Here.Longitude, latitude = Here.Latitude, channel = "Police" })).ShouldBe("case.channel-not-yours");
        (await Post(Cast.Resident, new { words = "问题", itemCode = Loop.Bin, regionId = Guid.NewGuid() })).ShouldBe("case.region-unknown");
        (await Post(null, new { words = "问题", longitude = Here.Longitude, latitude = Here.Latitude })).ShouldBe("case.contact-needed");
        (await Post(null, new { words = "问题", longitude = Here.Longitude, latitude = Here.Latitude, reporterPhone = "call me" })).ShouldBe("case.phone-not-valid");
    }

    [Fact]
    public async Task An_outside_number_is_taken_in_once_a_channel()
    {
        var call = new { words = "来电反映路灯不亮", longitude = Here.Longitude, latitude = Here.Latitude, outsideNumber = "12345-2026-0001", reporterPhone = "13700001111" };

        (await Post(Cast.HotlineOperator, call)).ShouldBeNull();
        (await Post(Cast.HotlineOperator, call)).ShouldBe("case.outside-number-taken");
    }

    [Theory]
    [InlineData("five-steps", "Guihua")]
    [InlineData("hotline", "City")]
    public async Task A_report_goes_first_to_the_station_where_its_procedure_starts(string procedure, string station)
    {
        var channel = procedure == "hotline" ? "Hotline" : "Resident";
        var report = new { words = "来电反映路灯不亮", itemCode = Loop.Bin, longitude = Here.Longitude, latitude = Here.Latitude, channel, reporterPhone = "13700001111" };

        var id = await loop.Reported(channel == "Hotline" ? Cast.HotlineOperator : Cast.Resident, report);

        var holder = (await loop.Case(id)).GetProperty("holder").GetProperty("unit").GetProperty("id").GetGuid();
        holder.ShouldBe(station == "City" ? Cast.CityStation.Id : Cast.GuihuaStation.Id);
    }

    [Fact]
    public async Task Gcj02_is_converted_at_the_door()
    {
        var id = await loop.Reported(Cast.Resident, new { words = "垃圾桶满溢", itemCode = Loop.Bin, longitude = Here.Longitude, latitude = Here.Latitude, system = "gcj02" });

        var stored = await loop.Case(id);
        var shift = Math.Abs(stored.GetProperty("longitude").GetDouble() - Here.Longitude) + Math.Abs(stored.GetProperty("latitude").GetDouble() - Here.Latitude);
        shift.ShouldBeInRange(0.003, 0.02);
    }

    private async Task<string?> Post(CastPerson? by, object report) =>
        await Loop.Problem(await (by is null ? loop.App.CreateClient() : loop.App.As(by)).PostAsJsonAsync("/api/cases", report, Ct));
}

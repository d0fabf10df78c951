using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Weft.Server.Notices;
using Weft.Server.Tests.Notices;

namespace Weft.Server.Tests.LiveFeed;

public class WatchLiveTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_happens_in_ones_region_is_told_within_moments_and_what_happens_elsewhere_is_not()
    {
        using var stream = await Open(Cast.StreetOperator);

        await app.Happen(Happened.In(Cast.OtherGrid));
        var below = await app.Happens(Happened.In(Cast.GuihuaFirst, body: new { number = "2026-0009" }));
        var told = await stream.Next();

        told!.CaseId.ShouldBe(below.CaseId!.Value);
        var json = JsonElement.Parse(told.Data);
        json.GetProperty("kind").GetString().ShouldBe("case.dispatched");
        json.GetProperty("region").GetString().ShouldBe(Cast.GuihuaFirst.Path.Value);
        json.GetProperty("body").GetProperty("number").GetString().ShouldBe("2026-0009");
    }

    [Fact]
    public async Task Who_belongs_to_a_unit_named_or_is_named_is_told_wherever_it_happens()
    {
        using var unit = await Open(Cast.SanitationHandler);
        using var person = await Open(Cast.Resident);

        var far = await app.Happens(Happened.In(Cast.OtherGrid, units: [Cast.SanitationOffice], people: [Cast.Resident]));

        (await unit.Next())!.CaseId.ShouldBe(far.CaseId!.Value);
        (await person.Next())!.CaseId.ShouldBe(far.CaseId!.Value);
    }

    [Fact]
    public async Task A_resident_sees_no_place_and_an_account_without_region_nothing()
    {
        using var resident = await Open(Cast.OtherResident);

        await app.Happen(Happened.In(Cast.GuihuaFirst), Happened.In(null));
        var named = await app.Happens(Happened.In(Cast.GuihuaFirst, people: [Cast.OtherResident]));

        (await resident.Next())!.CaseId.ShouldBe(named.CaseId!.Value);
    }

    [Fact]
    public async Task After_a_break_the_last_id_brings_what_was_missed_also_what_began_before_and_committed_after()
    {
        await using var slow = await app.Database(Ct);
        await using var transaction = await slow.BeginTransactionAsync(Ct);
        var late = Happened.In(Cast.Guihua, "case.late");
        await Outbox.Add(slow, transaction, [late], Ct);

        string? lastId;
        using (var stream = await Open(Cast.CountyOperator))
        {
            var seen = await app.Happens(Happened.In(Cast.Guihua, "case.seen"));
            (await stream.Next())!.CaseId.ShouldBe(seen.CaseId!.Value);
            var before = stream.LastId;
            (await stream.Next(() => stream.LastId != before)).ShouldBeNull();
            lastId = stream.LastId;
        }

        await transaction.CommitAsync(Ct);
        var missed = await app.Happens(Happened.In(Cast.Guihua, "case.missed"));
        await app.Happen(Happened.In(Cast.OtherGrid));
        using var again = await Stream.Open(app.As(Cast.CountyOperator), lastId: lastId);

        new[] { (await again.Next())!.CaseId, (await again.Next())!.CaseId }.ShouldBe([late.CaseId!.Value, missed.CaseId!.Value], ignoreOrder: true);
        var next = await app.Happens(Happened.In(Cast.Guihua, "case.next"));
        (await again.Next())!.CaseId.ShouldBe(next.CaseId!.Value);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1-1:2:")]
    [InlineData("1780000000-9:1:7,3")]
    [InlineData("99999999999-1:2:")]
    public async Task Who_comes_with_an_id_that_says_nothing_is_told_to_load_again(string lastId)
    {
        using var stream = await Stream.Open(app.As(Cast.CityOperator), lastId: lastId);

        (await stream.Next())!.Type.ShouldBe("reset");
        stream.LastId.ShouldNotBe(lastId);
    }

    [Fact]
    public async Task Kinds_and_region_narrow_the_stream()
    {
        using var stream = await Open(Cast.CityOperator, $"?kinds=case.turned-red&kinds=order.*&region={Cast.County.Id}");

        await app.Happen(Happened.In(Cast.County, "case.dispatched"), Happened.In(Cast.OtherCounty, "case.turned-red"));
        var red = await app.Happens(Happened.In(Cast.Street, "case.turned-red"));
        var order = await app.Happens(Happened.In(Cast.Street, "order.given"));

        (await stream.Next())!.CaseId.ShouldBe(red.CaseId!.Value);
        (await stream.Next())!.CaseId.ShouldBe(order.CaseId!.Value);
    }

    [Fact]
    public async Task The_stream_ends_with_the_account_and_does_not_begin_again()
    {
        var http = app.As(Cast.TrafficHandler);
        using var stream = await Open(Cast.TrafficHandler);
        stream.Retry.ShouldNotBeNull();

        await app.Scalar<int>("update access.accounts set active = false where id = $1", Cast.TrafficHandler.Id);

        (await stream.Next()).ShouldBeNull();
        (await http.GetAsync("/api/live", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_heartbeat_keeps_the_way_open_and_the_position_fresh()
    {
        await using var beating = app.WithWebHostBuilder(host => host.UseSetting("LiveFeed:Heartbeat", "00:00:00.5"));
        using var http = beating.CreateClient();
        http.DefaultRequestHeaders.Authorization = app.As(Cast.CityOperator).DefaultRequestHeaders.Authorization;
        using var stream = await Stream.Open(http);
        await stream.Begun();
        var first = stream.LastId;
        await app.Happen(Happened.In(null));

        (await stream.Next(() => stream.Comments > 0 && stream.LastId != first)).ShouldBeNull();

        stream.Comments.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Two_processes_tell_their_clients_the_same()
    {
        await using var other = app.WithWebHostBuilder(_ => { });
        using var http = other.CreateClient();
        http.DefaultRequestHeaders.Authorization = app.As(Cast.CountyOperator).DefaultRequestHeaders.Authorization;
        using var there = await Stream.Open(http);
        using var here = await Open(Cast.CityOperator, $"?region={Cast.Songlin.Id}");
        await there.Begun();

        var happening = await app.Happens(Happened.In(Cast.Songlin));

        (await there.Next())!.CaseId.ShouldBe(happening.CaseId!.Value);
        (await here.Next())!.CaseId.ShouldBe(happening.CaseId!.Value);
    }

    [Theory]
    [InlineData("?region=01900000-0000-7000-8000-00000000dead", HttpStatusCode.NotFound, "request.not-found")]
    [InlineData("?region=here", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("?kinds=everything", HttpStatusCode.BadRequest, "request.not-valid")]
    public async Task Bad_filters_are_refused_by_name(string query, HttpStatusCode status, string code)
    {
        var answer = await app.As(Cast.CityOperator).GetAsync($"/api/live{query}", Ct);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task One_account_holds_twenty_streams_and_no_more()
    {
        var streams = new List<Stream>();
        for (var i = 0; i < 20; i++)
        {
            streams.Add(await Open(Cast.HotlineOperator));
        }

        (await app.As(Cast.HotlineOperator).GetAsync("/api/live", Ct)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        streams.ForEach(stream => stream.Dispose());
    }

    private async Task<Stream> Open(CastPerson who, string query = "")
    {
        var stream = await Stream.Open(app.As(who), query);
        await stream.Begun();
        return stream;
    }
}

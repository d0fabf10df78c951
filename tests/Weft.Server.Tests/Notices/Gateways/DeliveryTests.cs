using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Http;
using Weft.Server.Notices;
using Weft.Server.Notices.Gateways;

namespace Weft.Server.Tests.Notices.Gateways;

public class DeliveryTests(WeftApp app) : IClassFixture<WeftApp>
{
    private const string Secret = "the-secret-of-the-receiver";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_webhook_arrives_signed_with_the_id_and_the_words_of_the_happening()
    {
        await using var receiver = await Receiver.Start();
        var subscription = await Subscribe(receiver);

        var happening = await app.Happens(Happened.In(Cast.GuihuaFirst, body: new { number = "2026-0001", item = "井盖“破损”" }));
        var delivery = await Ended(subscription, happening);

        delivery.Delivery.State.ShouldBe(DeliveryState.Delivered);
        var got = receiver.Got.ShouldHaveSingleItem();
        var signature = got.Headers["Weft-Signature"].Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        var signed = Encoding.UTF8.GetBytes($"{signature["t"]}.{got.Text}");
        signature["v1"].ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed)));
        Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(signature["t"])).ShouldBeLessThan(60);

        var body = JsonElement.Parse(got.Text);
        body.GetProperty("id").GetInt64().ToString().ShouldBe(got.Headers["Weft-Event-Id"]);
        body.GetProperty("kind").GetString().ShouldBe(got.Headers["Weft-Event-Kind"]);
        body.GetProperty("caseId").GetGuid().ShouldBe(happening.CaseId!.Value);
        body.GetProperty("body").GetProperty("item").GetString().ShouldBe("井盖“破损”");
        got.Headers["Content-Type"].ShouldBe("application/json; charset=utf-8");
    }

    [Fact]
    public async Task A_broken_receiver_is_tried_again_with_the_same_event_id()
    {
        await using var receiver = await Receiver.Start(Receiver.Status(500), Receiver.Status(503));
        var subscription = await Subscribe(receiver);

        var delivery = await Ended(subscription, await app.Happens(Happened.In(Cast.GuihuaFirst)));

        delivery.Delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.Tries.Select(one => one.Status).ShouldBe([500, 503, 200]);
        delivery.Tries.ShouldAllBe(one => one.TookMs > 0);
        receiver.Got.Select(got => got.Headers["Weft-Event-Id"]).Distinct().ShouldHaveSingleItem();
        receiver.Got.Select(got => got.Headers["Weft-Delivery-Try"]).ShouldBe(["1", "2", "3"]);
        receiver.Got.Select(got => got.Text).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_in_time_is_tried_again()
    {
        await using var receiver = await Receiver.Start(Receiver.NeverAnswers);
        var subscription = await Subscribe(receiver);

        var delivery = await Ended(subscription, await app.Happens(Happened.In(Cast.GuihuaFirst)));

        delivery.Delivery.State.ShouldBe(DeliveryState.Delivered);
        delivery.Tries[0].Error.ShouldBe("no answer in time");
        delivery.Tries[0].Status.ShouldBeNull();
    }

    [Fact]
    public async Task A_receiver_that_does_not_want_it_is_not_bothered_again()
    {
        await using var receiver = await Receiver.Start(Receiver.Status(422, "no"));
        var subscription = await Subscribe(receiver);

        var delivery = await Ended(subscription, await app.Happens(Happened.In(Cast.GuihuaFirst)));

        delivery.Delivery.State.ShouldBe(DeliveryState.Dead);
        delivery.Tries.ShouldHaveSingleItem().Error.ShouldBe("HTTP 422");
        receiver.Got.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var receiver = await Receiver.Start(http => { http.Response.Redirect("http://169.254.169.254/"); return Task.CompletedTask; });
        var subscription = await Subscribe(receiver);

        var delivery = await Ended(subscription, await app.Happens(Happened.In(Cast.GuihuaFirst)));

        delivery.Delivery.LastStatus.ShouldBe(302);
        delivery.Delivery.State.ShouldBe(DeliveryState.Dead);
    }

    [Fact]
    public async Task After_the_last_try_it_is_a_dead_letter_that_an_administrator_sends_again()
    {
        await using var receiver = await Receiver.Start();
        receiver.Otherwise = Receiver.Status(500);
        var subscription = await Subscribe(receiver);
        var dead = await Ended(subscription, await app.Happens(Happened.In(Cast.GuihuaFirst)));
        dead.Delivery.State.ShouldBe(DeliveryState.Dead);
        dead.Tries.Count.ShouldBe(3);
        var admin = app.As(Cast.Administrator);
        var letters = await Read<Page<DeliveryAnswer>>($"/api/notices/deliveries?state=Dead&subscription={subscription}");
        letters.Items.ShouldHaveSingleItem().LastError.ShouldBe("HTTP 500");

        receiver.Otherwise = Receiver.Status(204);
        (await admin.PostAsync($"/api/notices/deliveries/{dead.Delivery.Id}/resend", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Accepted);

        await Happened.Eventually(async () => (await Details(dead.Delivery.Id)).Delivery.State == DeliveryState.Delivered, "the dead letter arrives");
        receiver.Got.Select(got => got.Headers["Weft-Event-Id"]).Distinct().ShouldHaveSingleItem();
        var twice = await admin.PostAsync($"/api/notices/deliveries/{dead.Delivery.Id}/resend", null, Ct);
        (await twice.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString().ShouldBe("notice.still-on-its-way");
    }

    [Fact]
    public async Task All_dead_letters_of_a_subscription_are_sent_again_at_once()
    {
        await using var receiver = await Receiver.Start();
        receiver.Otherwise = Receiver.Status(410);
        var subscription = await Subscribe(receiver);
        var happenings = Enumerable.Range(0, 12).Select(_ => Happened.In(Cast.GuihuaFirst)).ToArray();
        await app.Happen(happenings);
        await Happened.Eventually(async () => await Count(subscription, "Dead") == 12, "all are refused");

        receiver.Otherwise = Receiver.Status(200);
        var answer = await app.As(Cast.Administrator).PostAsync($"/api/notices/subscriptions/{subscription}/resend", null, Ct);

        (await answer.Content.ReadFromJsonAsync<ResentAnswer>(Ct))!.Resent.ShouldBe(12);
        await Happened.Eventually(async () => await Count(subscription, "Delivered") == 12, "all arrive");
    }

    [Fact]
    public async Task A_receiver_in_trouble_does_not_hold_up_the_others()
    {
        await using var down = await Receiver.Start();
        down.Otherwise = Receiver.NeverAnswers;
        await using var up = await Receiver.Start();
        await Subscribe(down, kinds: ["jam.tested"]);
        await Subscribe(up, kinds: ["jam.tested"]);

        await app.Happen([.. Enumerable.Range(0, 40).Select(_ => Happened.In(Cast.GuihuaFirst, "jam.tested"))]);

        await Happened.Eventually(() => Task.FromResult(up.Got.Count == 40), "the healthy receiver has all", seconds: 10);
        down.Got.Count.ShouldBeLessThan(12);
    }

    [Fact]
    public async Task Only_what_was_asked_for_in_the_region_is_sent_and_nothing_while_inactive()
    {
        await using var receiver = await Receiver.Start();
        var subscription = await Subscribe(receiver, Cast.Guihua, ["case.closed", "hazard.*"]);
        await using var other = await Receiver.Start();
        await Subscribe(other, Cast.City, ["*"], active: false);

        await app.Happen(Happened.In(Cast.GuihuaFirst, "case.dispatched"), Happened.In(Cast.LiuxiFirst, "case.closed"), Happened.In(null, "case.closed"));
        var closed = await app.Happens(Happened.In(Cast.GuihuaFirst, "case.closed"));
        var hazard = await app.Happens(Happened.In(Cast.Guihua, "hazard.found"));
        await Ended(subscription, closed);
        await Ended(subscription, hazard);

        receiver.Got.Count.ShouldBe(2);
        other.Got.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_killed_while_sending_sends_again_with_the_same_id_when_its_loan_is_over()
    {
        await using var receiver = await Receiver.Start();
        var subscription = await Subscribe(receiver);
        var delivered = await Ended(subscription, await app.Happens(Happened.In(Cast.GuihuaFirst)));

        // As the process leaves it that claimed it and died: the try is written down, its outcome is not, the loan runs.
        await app.Scalar<int>("update notices.deliveries set state = 'Queued', ended_at = null, next_at = now() + interval '1 hour' where id = $1", delivered.Delivery.Id);
        await app.Scalar<int>("update notices.delivery_tries set status = null, took_ms = null where delivery_id = $1", delivered.Delivery.Id);
        await Task.Delay(1200, Ct);
        receiver.Got.Count.ShouldBe(1);
        await app.Scalar<int>("update notices.deliveries set next_at = now() where id = $1", delivered.Delivery.Id);

        await Happened.Eventually(async () => (await Details(delivered.Delivery.Id)).Delivery.State == DeliveryState.Delivered, "it is sent again");
        receiver.Got.Select(got => got.Headers["Weft-Event-Id"]).ShouldBe([.. Enumerable.Repeat(delivered.Delivery.HappeningId.ToString(), 2)]);
        (await Details(delivered.Delivery.Id)).Tries.Select(one => one.Status).ShouldBe([null, 200]);
    }

    [Fact]
    public async Task A_worker_stopped_while_the_receiver_thinks_leaves_the_delivery_to_the_next()
    {
        await using var receiver = await Receiver.Start(Receiver.NeverAnswers);
        await using var idle = app.WithWebHostBuilder(host => host.UseSetting("Worker:Enabled", "false"));
        var subscription = await Subscribe(receiver, Cast.OtherGrid, active: false); // the host's own worker keeps away
        var delivery = await app.Scalar<Guid>(
            """
            insert into notices.deliveries (id, outbox_id, subscription_id, kind, payload, happened_at, last_try, next_at, give_up_at, created_at)
            values (gen_random_uuid(), -1, $1, 'case.cut', '{"body":{}}', now(), 3, now(), now() + interval '1 day', now()) returning id
            """, subscription);
        await using var scope = idle.Services.CreateAsyncScope();
        using var stop = new CancellationTokenSource();

        var claim = await Claim.Take(
            idle.Services.GetRequiredService<NpgsqlDataSource>(), 10, 10, false, DateTimeOffset.UtcNow, TimeSpan.FromSeconds(1), Ct);
        claim.ShouldNotContain(one => one.Id == delivery);
        await app.Scalar<int>("update notices.subscriptions set active = true where id = $1", subscription);
        var sending = scope.ServiceProvider.GetRequiredService<SendDeliveries>().RunOnce(stop.Token);
        await Happened.Eventually(() => Task.FromResult(!receiver.Got.IsEmpty), "somebody sends it");
        await stop.CancelAsync();
        await sending.ContinueWith(_ => { }, TaskScheduler.Default);
        await app.Scalar<int>("update notices.deliveries set next_at = now() where id = $1 and ended_at is null", delivery);

        await Happened.Eventually(async () => (await Details(delivery)).Delivery.State == DeliveryState.Delivered, "the next worker sends it");
        receiver.Got.Select(got => got.Headers["Weft-Event-Id"]).Distinct().ShouldBe(["-1"]);
    }

    [Fact]
    public async Task An_administrator_of_a_county_sees_neither_subscriptions_nor_deliveries_of_the_city()
    {
        await using var receiver = await Receiver.Start();
        var subscription = await Subscribe(receiver, Cast.City);
        var delivery = await Ended(subscription, await app.Happens(Happened.In(Cast.OtherGrid)));
        var county = app.As(Cast.CountyAdministrator);

        foreach (var url in new[] { $"/api/notices/subscriptions/{subscription}", $"/api/notices/deliveries/{delivery.Delivery.Id}" })
        {
            (await county.GetAsync(url, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, url);
        }

        (await county.PostAsync($"/api/notices/deliveries/{delivery.Delivery.Id}/resend", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await county.GetFromJsonAsync<Page<DeliveryAnswer>>($"/api/notices/deliveries?subscription={subscription}", Json, Ct))!.Items.ShouldBeEmpty();
        (await app.As(Cast.StreetOperator).GetAsync("/api/notices/deliveries", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> Subscribe(Receiver receiver, CastPlace? place = null, string[]? kinds = null, bool active = true)
    {
        var answer = await app.As(Cast.Administrator).PostAsJsonAsync("/api/notices/subscriptions", new
        {
            gateway = "Webhook", name = "城市大脑", url = receiver.Url, secret = Secret, kinds = kinds ?? ["*"], regionId = (place ?? Cast.GuihuaFirst).Id, active,
        }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<SubscriptionAnswer>(Json, Ct))!.Id;
    }

    private async Task<DeliveryDetailsAnswer> Ended(Guid subscription, Happening happening)
    {
        Guid id = default;
        await Happened.Eventually(async () => (id = await app.Scalar<Guid>(
            "select id from notices.deliveries where subscription_id = $1 and payload::json ->> 'caseId' = $2 and ended_at is not null",
            subscription, happening.CaseId!.Value.ToString())) != default, $"the delivery of {happening.Kind} ends");
        return await Details(id);
    }

    private Task<long> Count(Guid subscription, string state) =>
        app.Scalar<long>("select count(*) from notices.deliveries where subscription_id = $1 and state = $2", subscription, state);

    private Task<DeliveryDetailsAnswer> Details(Guid id) => Read<DeliveryDetailsAnswer>($"/api/notices/deliveries/{id}");

    private async Task<T> Read<T>(string url) => (await app.As(Cast.Administrator).GetFromJsonAsync<T>(url, Json, Ct))!;
}

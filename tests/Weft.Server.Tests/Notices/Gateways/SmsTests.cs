using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Weft.Server.Tests.Notices.Gateways;

/// <summary>Each test starts a host of its own, so that the provider it talks to is the only one.</summary>
public class SmsTests(WeftApp app) : IClassFixture<WeftApp>
{
    [Fact]
    public async Task Who_asked_for_it_gets_a_text_message_and_the_number_is_stored_nowhere()
    {
        await using var provider = await Receiver.Start(Receiver.Status(200, """{"code":"OK"}"""));
        await using var host = Host(provider);
        await Wants(Cast.GridWorker, "case.assigned");
        await Wants(Cast.GridLeader, "case.assigned"); // who has no phone number

        await app.Happen(Happened.In(Cast.GuihuaFirst, "case.assigned", people: [Cast.GridWorker, Cast.GridLeader, Cast.CommunityOperator],
            body: new { number = "2026-0005", item = "占道“经营”" }));
        await Happened.Eventually(async () => await Count("Delivered") == 1 && await Count("Dead") == 1, "one is sent, one has no number");

        var got = provider.Got.ShouldHaveSingleItem();
        got.Headers["Authorization"].ShouldBe("Key 42");
        var message = JsonElement.Parse(got.Text);
        message.GetProperty("to").GetString().ShouldBe(Cast.GridWorker.Phone);
        message.GetProperty("params")[0].GetString().ShouldBe("【织网】案件2026-0005“占道“经营””已指派给您。");
        (await app.Scalar<string>("select string_agg(delivery::text, '') from notices.deliveries delivery"))!.ShouldNotContain(Cast.GridWorker.Phone!);
    }

    [Fact]
    public async Task A_provider_that_answers_200_but_did_not_take_it_has_not_taken_it()
    {
        await using var provider = await Receiver.Start(Receiver.Status(200, """{"code":"isv.AMOUNT_NOT_ENOUGH"}"""));
        await using var host = Host(provider);
        await Wants(Cast.GridWorker, "*");

        await app.Happen(Happened.In(Cast.GuihuaFirst, "case.urged", people: [Cast.GridWorker]));

        await Happened.Eventually(() => app.Scalar<bool>(
            "select exists (select from notices.delivery_tries where error = 'code is isv.AMOUNT_NOT_ENOUGH')"), "the refusal is written down");
    }

    [Fact]
    public async Task A_code_that_came_by_text_message_signs_a_resident_in()
    {
        await using var provider = await Receiver.Start(Receiver.Status(200, """{"code":"OK"}"""));
        await using var host = Host(provider);
        using var http = host.CreateClient();

        (await http.PostAsJsonAsync("/api/session/codes", new { phone = Cast.Resident.Phone }, TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var text = JsonElement.Parse(provider.Got.ShouldHaveSingleItem().Text).GetProperty("params")[0].GetString()!;
        var code = Regex.Match(text, @"\b\d{6}\b").Value;
        (await http.PostAsJsonAsync("/api/session/tokens/phone", new { phone = Cast.Resident.Phone, code }, TestContext.Current.CancellationToken))
            .StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private WebApplicationFactory<Program> Host(Receiver provider)
    {
        var host = app.WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Sms:Url", provider.Url);
            builder.UseSetting("Sms:Body", """{"to":"{phone}","params":["{text}"]}""");
            builder.UseSetting("Sms:Headers:Authorization", "Key 42");
            builder.UseSetting("Sms:AcceptedMember", "code");
            builder.UseSetting("Sms:AcceptedValue", "OK");
        });
        _ = host.Services; // starts it
        return host;
    }

    private Task<int> Wants(CastPerson who, string kind) => app.Scalar<int>(
        "insert into notices.preferences values ($1, '{}', array[$2]) on conflict (account_id) do update set sms_kinds = excluded.sms_kinds", who.Id, kind);

    private Task<long> Count(string state) => app.Scalar<long>("select count(*) from notices.deliveries where kind = 'case.assigned' and state = $1", state);
}

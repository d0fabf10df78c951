using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Weft.Server.Notices.Gateways;

namespace Weft.Server.Tests.Notices.Gateways;

public class WeComTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static readonly string Ok = """{"errcode":0,"errmsg":"ok"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_group_reads_the_words_in_markdown_and_what_people_wrote_stays_plain()
    {
        await using var receiver = await Receiver.Start(Receiver.Status(200, Ok));
        await Subscribe(receiver);

        await app.Happen(Happened.In(Cast.GuihuaFirst, "case.turned-red", body: new { number = "2026-0003", item = "[点我](http://x.example) <@all> **路灯**" }));
        await Happened.Eventually(() => State("Delivered"), "the robot has said it");

        var got = receiver.Got.ShouldHaveSingleItem();
        got.PathAndQuery.ShouldBe("/hook?key=robot-key-0123456789");
        got.Headers.ShouldContainKey("Content-Length");
        var message = JsonElement.Parse(got.Text);
        message.GetProperty("msgtype").GetString().ShouldBe("markdown");
        var content = message.GetProperty("markdown").GetProperty("content").GetString()!;
        content.ShouldStartWith("**<font color=\"warning\">红灯：");
        content.ShouldContain("案件2026-0003");
        content.ShouldNotContain("[点我]");
        content.ShouldNotContain("<@all>");
        content.ShouldNotContain("**路灯**");
    }

    [Fact]
    public async Task An_error_in_an_answer_of_200_is_an_error()
    {
        await using var receiver = await Receiver.Start(Receiver.Status(200, """{"errcode":93000,"errmsg":"invalid webhook url"}"""));
        await Subscribe(receiver);

        await app.Happen(Happened.In(Cast.GuihuaFirst, "case.turned-yellow"));

        await Happened.Eventually(() => State("Dead"), "it is a dead letter");
        (await app.Scalar<string>("select error from notices.delivery_tries where error is not null limit 1")).ShouldBe("errcode 93000");
    }

    [Fact]
    public async Task Too_many_a_minute_waits_for_the_next_minute()
    {
        await using var receiver = await Receiver.Start(Receiver.Status(200, """{"errcode":45009,"errmsg":"api freq out of limit"}"""));
        await Subscribe(receiver);

        await app.Happen(Happened.In(Cast.GuihuaFirst, "case.urged"));

        await Happened.Eventually(() => app.Scalar<bool>(
            "select exists (select from notices.deliveries where state = 'Retrying' and next_at > now() + interval '50 seconds')"), "it rests for a minute");
    }

    [Fact]
    public void A_long_message_is_cut_between_characters_to_what_a_robot_takes()
    {
        var payload = JsonSerializer.Serialize(new { body = new { number = "1", item = string.Concat(Enumerable.Repeat("路灯😀", 2000)) } });

        var markdown = WeComGateway.Markdown(new Parcel(Guid.Empty, 1, "case.closed", payload, 1, "", ""));

        Encoding.UTF8.GetByteCount(markdown).ShouldBeInRange(4090, 4096);
        markdown.ShouldEndWith("…");
        markdown.EnumerateRunes().ShouldNotContain(Rune.ReplacementChar);
    }

    private async Task Subscribe(Receiver receiver)
    {
        await app.Scalar<int>("delete from notices.subscriptions");
        (await app.As(Cast.Administrator).PostAsJsonAsync("/api/notices/subscriptions", new
        {
            gateway = "WeCom", name = "街道工作群", url = receiver.Url + "?key=robot-key-0123456789", kinds = new[] { "case.*" }, regionId = Cast.Street.Id,
        }, Ct)).EnsureSuccessStatusCode();
    }

    private Task<bool> State(string state) => app.Scalar<bool>("select exists (select from notices.deliveries where state = $1)", state);
}

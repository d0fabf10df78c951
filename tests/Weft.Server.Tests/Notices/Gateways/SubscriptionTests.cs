using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Weft.Server.Tests.Notices.Gateways;

public class SubscriptionTests(WeftApp app) : IClassFixture<WeftApp>
{
    private const string Good = "https://hooks.example.org/weft";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_secret_is_kept_closed_and_never_shown()
    {
        var created = await Create(Good, secret: "shown-to-nobody-ever");
        var text = await created.Content.ReadAsStringAsync(Ct)
            + await app.As(Cast.Administrator).GetStringAsync("/api/notices/subscriptions", Ct)
            + await app.Scalar<string>("select string_agg(subscription::text, '') from notices.subscriptions subscription")
            + await app.Scalar<string>("select string_agg(entry::text, '') from audit.entries entry");

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        text.ShouldNotContain("shown-to-nobody-ever");
        text.ShouldContain("subscription.created");
    }

    [Fact]
    public async Task The_key_of_a_robot_is_taken_out_of_its_address()
    {
        var created = await Create("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa", "WeCom", secret: null);

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var text = await created.Content.ReadAsStringAsync(Ct);
        text.ShouldContain("\"https://qyapi.weixin.qq.com/cgi-bin/webhook/send\"");
        text.ShouldNotContain("693a91f6");
    }

    [Theory]
    [InlineData("ftp://example.org/", "notice.url-not-valid")]
    [InlineData("not a url", "notice.url-not-valid")]
    [InlineData("https://user:password@example.org/", "notice.url-not-valid")]
    [InlineData("http://10.0.0.8/hook", "notice.target-not-allowed")]
    [InlineData("http://169.254.169.254/latest/meta-data", "notice.target-not-allowed")]
    [InlineData("http://[::1]/", "notice.target-not-allowed")]
    [InlineData("http://[::ffff:10.0.0.1]/", "notice.target-not-allowed")]
    [InlineData("http://0x0a000001/", "notice.target-not-allowed")]
    [InlineData("http://167772161/", "notice.target-not-allowed")]
    public async Task Addresses_that_are_not_public_are_refused(string url, string code)
    {
        var answer = await Create(url);

        (await Code(answer)).ShouldBe(code);
    }

    [Fact]
    public async Task A_name_that_leads_to_a_private_address_is_refused_when_the_connection_is_made()
    {
        // The hosts file of every machine knows this name; the test settings allow 127.0.0.0/8 but not ::1, so the guard is asked directly.
        using var guarded = new Server.Notices.Gateways.GuardedHttp(
            Microsoft.Extensions.Options.Options.Create(new Server.Notices.Gateways.DeliverySettings()));
        await using var receiver = await Receiver.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, receiver.Url.Replace("127.0.0.1", "localhost"));

        var refused = await Should.ThrowAsync<Exception>(() => guarded.Send(request, Ct));

        (refused as Server.Notices.Gateways.TargetNotAllowedException ?? refused.InnerException).ShouldBeOfType<Server.Notices.Gateways.TargetNotAllowedException>();
        receiver.Got.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"gateway":"Webhook","name":"","url":"https://a.example","secret":"0123456789abcdef","kinds":["*"]}""", "name")]
    [InlineData("""{"gateway":"Webhook","name":"a","url":"https://a.example","secret":"short","kinds":["*"]}""", "secret")]
    [InlineData("""{"gateway":"Webhook","name":"a","url":"https://a.example","kinds":["*"]}""", "secret")]
    [InlineData("""{"gateway":"Webhook","name":"a","url":"https://a.example","secret":"0123456789abcdef","kinds":[]}""", "kinds")]
    [InlineData("""{"gateway":"Webhook","name":"a","url":"https://a.example","secret":"0123456789abcdef","kinds":["; drop"]}""", "kinds")]
    public async Task Each_bad_field_is_named(string body, string field)
    {
        var answer = await Post(body.Replace("}", $",\"regionId\":\"{Cast.City.Id}\"}}"));

        (await Code(answer)).ShouldBe("request.not-valid");
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain($"\"{field}\"");
    }

    [Theory]
    [InlineData("""{"gateway":"Pigeon"}""")]
    [InlineData("""{"gateway":""")]
    [InlineData("[]")]
    public async Task What_cannot_be_read_is_malformed(string body) => (await Code(await Post(body))).ShouldBe("request.malformed");

    [Fact]
    public async Task An_administrator_subscribes_in_the_own_region_only_and_nobody_else_at_all()
    {
        (await Create(Good, region: Cast.OtherCounty, by: Cast.CountyAdministrator)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Create(Good, region: Cast.Street, by: Cast.CountyAdministrator)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await Create(Good, by: Cast.CityOperator)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_change_asks_for_the_version_read_keeps_the_secret_and_can_pause()
    {
        var http = app.As(Cast.Administrator);
        var created = await Create(Good);
        var url = created.Headers.Location!.ToString();
        var etag = (await http.GetAsync(url, Ct)).Headers.ETag!.Tag;
        var change = new { name = "新名称", url = Good, kinds = new[] { "case.*" }, regionId = Cast.City.Id, active = false };

        (await Put(change, null)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var changed = await Put(change, etag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await changed.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("active").GetBoolean().ShouldBeFalse();
        (await Put(change, etag)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        (await http.DeleteAsync(url, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await http.GetAsync(url, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        async Task<HttpResponseMessage> Put(object body, string? ifMatch)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, url) { Content = JsonContent.Create(body) };
            if (ifMatch is not null)
            {
                request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
            }

            return await http.SendAsync(request, Ct);
        }
    }

    [Fact]
    public async Task Repeated_with_the_same_key_it_is_made_once()
    {
        var name = $"只建一次 {Guid.NewGuid():n}";
        var http = app.As(Cast.Administrator);
        http.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var body = new { gateway = "Webhook", name, url = Good, secret = "0123456789abcdef", kinds = new[] { "*" }, regionId = Cast.City.Id };

        var first = await http.PostAsJsonAsync("/api/notices/subscriptions", body, Ct);
        var second = await http.PostAsJsonAsync("/api/notices/subscriptions", body, Ct);

        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await app.Scalar<long>("select count(*) from notices.subscriptions where name = $1", name)).ShouldBe(1);
    }

    private Task<HttpResponseMessage> Create(
        string url, string gateway = "Webhook", string? secret = "0123456789abcdef", CastPlace? region = null, CastPerson? by = null) =>
        app.As(by ?? Cast.Administrator).PostAsJsonAsync("/api/notices/subscriptions", new
        {
            gateway, name = "城市大脑", url, secret, kinds = new[] { "*" }, regionId = (region ?? Cast.City).Id,
        }, Ct);

    private Task<HttpResponseMessage> Post(string body) => app.As(Cast.Administrator).PostAsync(
        "/api/notices/subscriptions", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Ct);

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Access;

namespace Weft.Server.Tests.Access;

public sealed partial class ResidentSignInTests(WeftApp app) : IClassFixture<WeftApp>, IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private readonly Phones _phones = new();
    private Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program>? _host;

    // A provider that delivers: what lies on the phones is what residents read.
    private sealed class Phones : ISmsGateway
    {
        public ConcurrentDictionary<string, string> Last { get; } = new();

        public bool IsSetUp => true;

        public Task<bool> Send(string phone, string text, CancellationToken ct)
        {
            Last[phone] = text;
            return Task.FromResult(true);
        }
    }

    [Fact]
    public async Task A_resident_signs_in_with_the_code_on_their_phone_and_is_the_same_person_next_time()
    {
        var http = Http();
        var code = await CodeFor(http, "+86 138 1234 5678");

        var first = await http.PostAsJsonAsync("/api/session/phone", new { phone = "13812345678", code, name = "刘阿姨" }, Ct);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        var me = await (await http.GetAsync("/api/session", Ct)).Json();
        me.GetProperty("name").GetString().ShouldBe("刘阿姨");
        me.GetProperty("assignments")[0].GetProperty("role").GetString().ShouldBe("Resident");
        await Sql("update access.phone_codes set sent_at = sent_at - interval '2 minutes'");
        var again = await http.PostAsJsonAsync("/api/session/phone", new { phone = "13812345678", code = await CodeFor(http, "13812345678") }, Ct);
        (await again.Json()).GetProperty("accountId").GetGuid().ShouldBe(me.GetProperty("accountId").GetGuid());
    }

    [Fact]
    public async Task The_cast_resident_is_found_by_phone()
    {
        var http = Http();
        var code = await CodeFor(http, Cast.Resident.Phone!);

        var answer = await http.PostAsJsonAsync("/api/session/tokens/phone", new { phone = Cast.Resident.Phone, code }, Ct);

        var token = (await answer.Json()).GetProperty("accessToken").GetString();
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        (await (await http.GetAsync("/api/session", Ct)).Json()).GetProperty("accountId").GetGuid().ShouldBe(Cast.Resident.Id);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var http = Http();
        var code = await CodeFor(http, "13812340001");
        (await SignIn(http, "13812340001", code)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await (await SignIn(http, "13812340001", code)).Problem()).ShouldBe((401, "access.wrong-phone-code"));
    }

    [Fact]
    public async Task Five_wrong_tries_use_a_code_up()
    {
        var http = Http();
        var code = await CodeFor(http, "13812340002");
        var wrong = code == "000000" ? "000001" : "000000";
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            (await (await SignIn(http, "13812340002", wrong)).Problem()).Code.ShouldBe("access.wrong-phone-code");
        }

        (await (await SignIn(http, "13812340002", code)).Problem()).ShouldBe((401, "access.wrong-phone-code"));
    }

    [Fact]
    public async Task A_code_of_five_minutes_ago_is_none()
    {
        var http = Http();
        var code = await CodeFor(http, "13812340003");
        await Sql("update access.phone_codes set expires_at = now() - interval '1 second'");

        (await (await SignIn(http, "13812340003", code)).Problem()).ShouldBe((401, "access.wrong-phone-code"));
    }

    [Fact]
    public async Task One_code_a_minute_and_ten_a_day()
    {
        var http = Http();
        await CodeFor(http, "13812340004");
        (await (await Ask(http, "13812340004")).Problem()).ShouldBe((429, "request.too-many"));

        for (var more = 2; more <= 10; more++)
        {
            await Sql("update access.phone_codes set sent_at = sent_at - interval '2 minutes'");
            (await Ask(http, "13812340004")).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        await Sql("update access.phone_codes set sent_at = sent_at - interval '2 minutes'");
        (await (await Ask(http, "13812340004")).Problem()).ShouldBe((429, "request.too-many"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1381234")]
    [InlineData("23812345678")]
    [InlineData("<script>alert(1)</script>")]
    public async Task What_is_no_mobile_number_gets_no_code(string? phone)
    {
        (await (await Ask(Http(), phone)).Problem()).ShouldBe((400, "request.not-valid"));
    }

    [Fact]
    public async Task Without_a_gateway_nothing_pretends_to_be_sent()
    {
        (await (await Ask(app.CreateClient(), "13812340005")).Problem()).ShouldBe((503, "access.sms-not-set-up"));
    }

    [Fact]
    public async Task No_phone_and_no_code_lies_readable_in_the_database()
    {
        var http = Http();
        var code = await CodeFor(http, "13812340006");
        await SignIn(http, "13812340006", code);

        var stored = (string)(await Sql("select (select string_agg(a::text, ' ') from access.accounts a) || (select string_agg(c::text, ' ') from access.phone_codes c)"))!;

        stored.ShouldNotContain("13812340006");
        stored.ShouldNotContain(code);
    }

    private HttpClient Http() => (_host ??= app.WithWebHostBuilder(builder =>
        builder.ConfigureTestServices(services => services.AddSingleton<ISmsGateway>(_phones)))).CreateClient();

    private async Task<string> CodeFor(HttpClient http, string phone)
    {
        var answer = await Ask(http, phone);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync(Ct));
        return SixDigits().Match(_phones.Last[phone.Replace("+86", "").Replace(" ", "")]).Value;
    }

    private static Task<HttpResponseMessage> Ask(HttpClient http, string? phone) => http.PostAsJsonAsync("/api/session/codes", new { phone }, Ct);

    private static Task<HttpResponseMessage> SignIn(HttpClient http, string phone, string code) =>
        http.PostAsJsonAsync("/api/session/phone", new { phone, code }, Ct);

    private async Task<object?> Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [GeneratedRegex(@"\d{6}")]
    private static partial Regex SixDigits();
}

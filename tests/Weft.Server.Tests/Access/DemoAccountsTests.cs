using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Weft.Server.Access;

namespace Weft.Server.Tests.Access;

public class DemoAccountsTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_demo_account_signs_in_in_demo_mode_only()
    {
        await using var demo = app.WithWebHostBuilder(builder => builder.UseSetting("Weft:Demo", "true"));
        await Sql("update access.accounts set demo = true, two_factor_enabled = false where user_name in ('admin', 'worker')");

        (await (await SignIn(app.CreateClient(), "worker")).Problem()).ShouldBe((401, "access.wrong-name-or-password"));
        (await app.As(Cast.GridWorker).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized); // a token of demo days
        (await SignIn(demo.CreateClient(), "worker")).StatusCode.ShouldBe(HttpStatusCode.OK);

        // Trying the demo out takes no authenticator app, unless the setting asks for one.
        var admin = demo.CreateClient();
        (await SignIn(admin, "admin")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await admin.GetAsync("/api/accounts", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FirstAdministrator.Link(demo.Services, "http://localhost", Ct)).ShouldBeNull();
        await using var strict = demo.WithWebHostBuilder(builder => builder.UseSetting("Access:TotpForDemo", "true"));
        var strictAdmin = strict.CreateClient();
        await SignIn(strictAdmin, "admin");
        (await (await strictAdmin.GetAsync("/api/accounts", Ct)).Problem()).ShouldBe((403, "access.totp-set-up-first"));
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient http, string name) =>
        http.PostAsJsonAsync("/api/session", new { userName = name, password = Cast.Password }, Ct);

    private async Task Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}

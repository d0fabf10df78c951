using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Weft.Server.Access;

namespace Weft.Server.Tests.Access;

public class FirstAdministratorTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_printed_link_makes_one_administrator_of_everything_and_no_second()
    {
        await Sql("update access.accounts set active = false where two_factor_enabled");
        var old = Token(await FirstAdministrator.Link(app.Services, "http://127.0.0.1:5080/", Ct));
        var link = await FirstAdministrator.Link(app.Services, "http://127.0.0.1:5080/", Ct);
        link.ShouldNotBeNull().ShouldStartWith("http://127.0.0.1:5080/first-administrator#");

        (await (await Use(old, "too.late")).Problem()).ShouldBe((410, "access.link-not-valid")); // a newer one was printed
        (await (await Use("made-up", "made.up")).Problem()).ShouldBe((410, "access.link-not-valid"));
        (await (await Use(Token(link), "first", password: "short")).Problem()).ShouldBe((400, "request.not-valid"));

        var twins = await Task.WhenAll(Use(Token(link), "first.one"), Use(Token(link), "first.two"));
        twins.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        var made = await twins.Single(answer => answer.StatusCode == HttpStatusCode.Created).Json();
        made.GetProperty("assignments")[0].GetProperty("role").GetString().ShouldBe("Administrator");

        (await (await Use(Token(link), "again")).Problem()).ShouldBe((410, "access.link-not-valid"));
        (await FirstAdministrator.Link(app.Services, "http://127.0.0.1:5080", Ct)).ShouldBeNull();
        var admin = app.CreateClient();
        var signedIn = await admin.PostAsJsonAsync("/api/session", new { userName = made.GetProperty("userName").GetString(), password = "walnut-lantern-river" }, Ct);
        (await signedIn.Json()).GetProperty("totpToSetUp").GetBoolean().ShouldBeTrue();
    }

    private static string Token(string? link) => link!.Split('#')[1];

    private Task<HttpResponseMessage> Use(string token, string userName, string password = "walnut-lantern-river") =>
        app.CreateClient().PostAsJsonAsync("/api/first-administrator", new { token, userName, displayName = "首位管理员", password }, Ct);

    private async Task Sql(string sql)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}

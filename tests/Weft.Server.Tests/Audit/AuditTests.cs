using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;

namespace Weft.Server.Tests.Audit;

public class AuditTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_ins_are_kept_whether_they_worked_or_not()
    {
        var http = app.CreateClient();
        await http.PostAsJsonAsync("/api/session", new { userName = "sanitation", password = Cast.Password }, Ct);
        for (var failure = 1; failure <= 5; failure++)
        {
            await http.PostAsJsonAsync("/api/session", new { userName = "sanitation", password = "secret-but-wrong" }, Ct);
        }

        var entries = await Entries($"action=sign-in&account={Cast.SanitationHandler.Id}");

        entries.Select(Action).ShouldBe(["sign-in.locked", "sign-in.failed", "sign-in.failed", "sign-in.failed", "sign-in.failed", "sign-in.ok"]);
        entries.ShouldAllBe(entry => !entry.ToString().Contains("secret-but-wrong"));
    }

    [Fact]
    public async Task What_was_typed_as_a_name_is_not_kept_unless_it_is_one()
    {
        await app.CreateClient().PostAsJsonAsync("/api/session", new { userName = "my-password-by-mistake", password = "x" }, Ct);

        var entries = await Entries("action=sign-in.failed");

        entries.ShouldContain(entry => entry.GetProperty("accountId").ValueKind == JsonValueKind.Null);
        entries.ShouldAllBe(entry => !entry.ToString().Contains("my-password-by-mistake"));
    }

    [Fact]
    public async Task Administration_is_kept_with_who_what_before_and_after_and_no_secret()
    {
        var admin = app.As(Cast.Administrator);
        var made = await (await admin.PostAsJsonAsync("/api/accounts", new
        {
            userName = "kept.person", displayName = "原名", password = "walnut-lantern-river",
            assignments = new[] { new { role = "Analyst", regionId = Cast.Street.Id } },
        }, Ct)).Json();
        var id = made.GetProperty("account").GetProperty("id").GetGuid();
        var change = new HttpRequestMessage(HttpMethod.Put, $"/api/accounts/{id}") { Content = JsonContent.Create(new { displayName = "新名" }) };
        change.Headers.TryAddWithoutValidation("If-Match", "*");
        (await admin.SendAsync(change, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await admin.PostAsync($"/api/accounts/{id}/password", null, Ct);

        var entries = await Entries($"subject={id}");

        entries.Select(Action).ShouldBe(["password.reset", "account.changed", "account.created"]);
        entries[1].GetProperty("accountName").GetString().ShouldBe(Cast.Administrator.Name);
        entries[1].GetProperty("before").GetProperty("displayName").GetString().ShouldBe("原名");
        entries[1].GetProperty("after").GetProperty("displayName").GetString().ShouldBe("新名");
        entries.ShouldAllBe(entry => !entry.ToString().Contains("walnut-lantern-river"));
    }

    [Fact]
    public async Task A_refused_change_leaves_no_entry()
    {
        var answer = await app.As(Cast.CountyAdministrator).PostAsJsonAsync("/api/units", new { kind = "Department", name = "越界局", regionId = Cast.OtherCounty.Id }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await Entries("action=unit")).ShouldAllBe(entry => !entry.ToString().Contains("越界局"));
    }

    [Fact]
    public async Task Auditors_read_their_regions_page_by_page_and_nobody_else_reads_anything()
    {
        var admin = app.As(Cast.Administrator);
        for (var number = 1; number <= 5; number++)
        {
            await admin.PostAsJsonAsync("/api/units", new { kind = "Department", name = $"第{number}科", regionId = Cast.SecondStreet.Id }, Ct);
        }

        var names = new List<string>();
        for (var next = ""; next is not null;)
        {
            var page = await (await app.As(Cast.Auditor).GetAsync($"/api/audit?action=unit.created&limit=2&after={next}", Ct)).Json();
            page.GetProperty("items").GetArrayLength().ShouldBeLessThanOrEqualTo(2);
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("after").GetProperty("name").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        names.Where(name => name.EndsWith('科')).ShouldBe(["第5科", "第4科", "第3科", "第2科", "第1科"]);
        (await (await admin.GetAsync("/api/audit", Ct)).Problem()).ShouldBe((403, "request.not-allowed"));
        (await (await app.As(Cast.Auditor).GetAsync("/api/audit?after=nonsense", Ct)).Problem()).ShouldBe((400, "request.cursor-not-valid"));
        (await (await app.As(Cast.Auditor).GetAsync("/api/audit?limit=0", Ct)).Problem()).ShouldBe((400, "request.not-valid"));
    }

    [Fact]
    public async Task The_database_lets_nobody_change_or_remove_an_entry()
    {
        await app.CreateClient().PostAsJsonAsync("/api/session", new { userName = "analyst", password = Cast.Password }, Ct);
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        foreach (var sql in new[] { "update audit.entries set action = 'x'", "delete from audit.entries", "truncate audit.entries" })
        {
            await using var command = source.CreateCommand(sql);

            (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct))).MessageText.ShouldContain("append only");
        }
    }

    private async Task<JsonElement[]> Entries(string query)
    {
        var answer = await app.As(Cast.Auditor).GetAsync($"/api/audit?{query}", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return [.. (await answer.Json()).GetProperty("items").EnumerateArray()];
    }

    private static string Action(JsonElement entry) => entry.GetProperty("action").GetString()!;
}

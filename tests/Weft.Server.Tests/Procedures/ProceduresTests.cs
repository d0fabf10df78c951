using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Core.Cases;
using Weft.Core.Procedures;
using Weft.Server.Procedures;
using Weft.Server.Tests.Catalogue;

namespace Weft.Server.Tests.Procedures;

public class ProceduresTests(WeftApp app) : IClassFixture<WeftApp>
{
    private readonly HttpClient _http = app.As(Cast.Administrator);
    private ProcedureBook Book => app.Services.GetRequiredService<ProcedureBook>();
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_procedures_ship_as_rows_of_one_table()
    {
        var list = await Json("/api/procedures");

        list["items"]!.AsArray().Where(item => (bool)item!["shipped"]!).Select(item => (string)item!["code"]!)
            .ShouldBe(ShippedProcedures.All.Select(procedure => procedure.Code), ignoreOrder: true);
    }

    [Fact]
    public async Task An_administrator_makes_a_fifth_and_the_county_follows_it()
    {
        await Make(await Like("five-steps", "county-own", procedure => procedure["reopenWithinDays"] = 7));

        (await Choose(Cast.County, "county-own")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Book.Choose(Cast.GuihuaFirst.Path, null, null, CaseChannel.Worker).Procedure.ReopenWithinDays.ShouldBe(7);
        (await Preview(Cast.GuihuaFirst)).ShouldBe("county-own");
        (await Preview(Cast.OtherGrid)).ShouldBe("five-steps");
    }

    [Fact]
    public async Task A_change_is_a_new_version_and_running_cases_keep_theirs()
    {
        var first = await Make(await Like("hotline", "hotline-own"));
        var body = await Json("/api/procedures/hotline-own");
        body["inspectsBeforeClosing"] = true;

        (await CatalogueDesk.Code(await Put("hotline-own", body, etag: null))).ShouldBe("request.if-match-needed");
        (await Put("hotline-own", body, "\"1\"")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CatalogueDesk.Code(await Put("hotline-own", body, "\"1\""))).ShouldBe("request.changed-meanwhile");

        Book.Find(first)!.Procedure.InspectsBeforeClosing.ShouldBeFalse();
        ((int)(await Json("/api/procedures/hotline-own"))["number"]!).ShouldBe(2);
        ((int)(await Json($"/api/procedures/versions/{first}"))["number"]!).ShouldBe(1);

        await using var database = NpgsqlDataSource.Create(app.ConnectionString);
        var slip = database.CreateCommand("update procedures.versions set name = 'x'");
        (await Should.ThrowAsync<PostgresException>(() => slip.ExecuteNonQueryAsync(Ct))).ConstraintName.ShouldBe("a_version_of_a_procedure_does_not_change");
    }

    [Fact]
    public async Task What_would_never_end_is_refused_with_each_reason_by_name()
    {
        var refused = await Post(await Like("five-steps", "dead-end", procedure =>
        {
            Stage(procedure, "Handled")["steps"] = new JsonArray("Inspect");
            Stage(procedure, "Dispatched")["responsible"] = new JsonArray();
            Stage(procedure, "Accepted")["steps"]!.AsArray().Add("Rate");
            procedure["ratedBy"] = new JsonArray();
        }));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var body = await CatalogueDesk.Body(refused);
        ((string)body["code"]!).ShouldBe("procedure.not-coherent");
        Faults(body).ShouldBe(
        [
            "procedure.nobody-rates", "procedure.step-not-at-this-stage Accepted", "procedure.stage-without-responsible Dispatched",
            "procedure.no-way-to-the-end Handled", "procedure.no-way-to-the-end Reported", "procedure.no-way-to-the-end Accepted",
            "procedure.no-way-to-the-end Dispatched", "procedure.no-way-to-the-end Responded",
        ], ignoreOrder: true);
        (await _http.GetAsync("/api/procedures/dead-end", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unknown_step_stage_or_role_is_named_back()
    {
        var refused = await CatalogueDesk.Body(await Post(await Like("five-steps", "unknown-words", procedure =>
        {
            Stage(procedure, "Accepted")["steps"]!.AsArray().Add("Fly");
            Stage(procedure, "Handled")["responsible"]!.AsArray().Add("Mayor");
            Stage(procedure, "Closed")["limit"] = new JsonObject { ["amount"] = 0, ["unit"] = "WorkingDay" };
            procedure["stages"]!.AsArray().Add(new JsonObject { ["stage"] = "Nowhere" });
            procedure["stages"]!.AsArray().Add(null);
        })));

        refused["errors"]!.AsArray().Select(error => $"{error!["code"]} {error["where"]}").ShouldBe(
        [
            "procedure.unknown-word stages[1].steps", "procedure.unknown-word stages[4].responsible", "procedure.limit-not-valid stages[5].limit",
            "procedure.unknown-word stages[7].stage", "procedure.unknown-word stages[8].stage",
        ]);
        ((string)refused["errors"]![0]!["english"]!).ShouldContain("\"Fly\"");
    }

    [Fact]
    public async Task The_items_choice_comes_before_the_channels_and_that_before_the_citys()
    {
        var desk = new CatalogueDesk(_http);
        await desk.Publish(await desk.DraftWith(Cast.OtherCounty, CatalogueDesk.Grate("F-0901")));

        await Choose(Cast.OtherCounty, "four-levels");
        await Choose(Cast.OtherCounty, "hotline", channel: "Police");
        var byItem = await CatalogueDesk.Body(await Choose(Cast.OtherCounty, "six-steps", item: "F-0901"));

        (await Preview(Cast.OtherGrid)).ShouldBe("four-levels");
        (await Preview(Cast.OtherGrid, "&channel=Police")).ShouldBe("hotline");
        (await Preview(Cast.OtherGrid, "&channel=Police&itemCode=F-0901")).ShouldBe("six-steps");

        (await _http.DeleteAsync($"/api/procedures/choices/{byItem["id"]}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Preview(Cast.OtherGrid, "&channel=Police&itemCode=F-0901")).ShouldBe("hotline");
        foreach (var choice in (await Json($"/api/procedures/choices?region={Cast.OtherCounty.Id}"))["items"]!.AsArray())
        {
            await _http.DeleteAsync($"/api/procedures/choices/{choice!["id"]}", Ct);
        }
    }

    [Fact]
    public async Task A_choice_that_could_never_hold_is_refused_by_name()
    {
        await Make(await Like("six-steps", "city-own"));

        (await CatalogueDesk.Code(await Choose(Cast.City, "none"))).ShouldBe("procedure.unknown");
        (await CatalogueDesk.Code(await Choose(Cast.City, "city-own", item: "F-nowhere"))).ShouldBe("procedure.unknown-item");
        (await CatalogueDesk.Code(await Choose(Cast.City, "city-own", item: "F-1", channel: "Hotline"))).ShouldBe("procedure.by-item-or-by-channel");
    }

    [Fact]
    public async Task Who_administers_a_county_changes_neither_the_citys_nor_the_shipped_ones()
    {
        await Make(await Like("six-steps", "of-the-city", procedure => procedure["regionId"] = Cast.City.Id));
        var county = app.As(Cast.CountyAdministrator);
        var body = await Json("/api/procedures/of-the-city");

        (await Put("of-the-city", body, "\"1\"", county)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Put("six-steps", body, "\"1\"", _http)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Choose(Cast.City, "of-the-city", by: county)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await county.PostAsJsonAsync("/api/procedures", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(Cast.GridWorker).PostAsJsonAsync("/api/procedures", body, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.As(Cast.GridWorker).GetAsync("/api/procedures/of-the-city", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.CreateClient().GetAsync("/api/procedures", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_code_is_given_once()
    {
        await Make(await Like("five-steps", "once-only"));

        (await CatalogueDesk.Code(await Post(await Like("five-steps", "once-only")))).ShouldBe("procedure.code-taken");
        (await CatalogueDesk.Code(await Post(await Like("five-steps", "five-steps")))).ShouldBe("procedure.code-taken");
    }

    private async Task<JsonNode> Like(string shipped, string code, Action<JsonNode>? change = null)
    {
        var body = await Json($"/api/procedures/{shipped}");
        body["code"] = code;
        body["regionId"] = Cast.City.Id;
        change?.Invoke(body);
        return body;
    }

    private async Task<Guid> Make(JsonNode body)
    {
        var made = await Post(body);
        made.StatusCode.ShouldBe(HttpStatusCode.Created, await made.Content.ReadAsStringAsync(Ct));
        return (Guid)(await CatalogueDesk.Body(made))["versionId"]!;
    }

    private Task<HttpResponseMessage> Post(JsonNode body) => _http.PostAsJsonAsync("/api/procedures", body, Ct);

    private Task<HttpResponseMessage> Put(string code, JsonNode body, string? etag, HttpClient? by = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/procedures/{code}") { Content = JsonContent.Create(body) };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        return (by ?? _http).SendAsync(request, Ct);
    }

    private Task<HttpResponseMessage> Choose(CastPlace region, string code, string? item = null, string? channel = null, HttpClient? by = null) =>
        (by ?? _http).PutAsJsonAsync("/api/procedures/choices", new { regionId = region.Id, itemCode = item, channel, procedureCode = code }, Ct);

    private async Task<string> Preview(CastPlace place, string more = "") =>
        (string)(await Json($"/api/procedures/choices/preview?region={place.Id}{more}"))["code"]!;

    private async Task<JsonNode> Json(string path) => (await _http.GetFromJsonAsync<JsonNode>(path, Ct))!;

    private static JsonNode Stage(JsonNode procedure, string stage) =>
        procedure["stages"]!.AsArray().Single(row => (string)row!["stage"]! == stage)!;

    private static IEnumerable<string> Faults(JsonNode body) =>
        body["errors"]!.AsArray().Select(error => $"{error!["code"]} {error["where"]}".TrimEnd());
}

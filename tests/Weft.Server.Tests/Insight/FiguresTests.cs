using System.Net;
using System.Text.Json;
using Npgsql;
using Weft.Server.Tests.Cases;

namespace Weft.Server.Tests.Insight;

public class FiguresTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("by=Region", "split_part(region_path, '/', 4)")]
    [InlineData("by=Item", "item_code")]
    [InlineData("by=Class", "class_code")]
    [InlineData("by=Kind", "kind")]
    [InlineData("by=Unit", "holder_unit_id::text")]
    [InlineData("by=Month", "to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM')")]
    [InlineData("by=Unit&item=T-01", "case when item_code = 'T-01' then holder_unit_id::text end")]
    [InlineData("by=Month&kind=Event", "case when kind = 'Event' then to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM') end")]
    public async Task The_figures_are_what_plain_sql_counts_over_the_cases(string query, string key)
    {
        await SomeCases();

        var lines = (await Figures(Cast.City.Id, query)).GetProperty("lines").EnumerateArray().ToArray();

        var expected = await Rows(
            $"""
            select count(*), count(*) filter (where handled_at is not null), count(*) filter (where stage in ('Closed', 'Rated')),
                count(*) filter (where handled_at is not null and in_time),
                coalesce(avg(extract(epoch from handled_at - reported_at) / 3600), -1)::numeric(20, 3)::text, coalesce(avg(score), -1)::numeric(20, 3)::text
            from cases.cases where {key} is not null group by {key}
            """);
        Said(lines).ShouldBe(expected, ignoreOrder: true);
        lines.Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_street_and_a_grid_are_counted_from_the_same_columns_as_the_city()
    {
        await SomeCases();

        foreach (var place in new[] { Cast.County, Cast.Street, Cast.Guihua, Cast.GuihuaFirst })
        {
            var whole = (await Figures(place.Id, "by=Region")).GetProperty("whole");
            var expected = await Rows($"select count(*) from cases.cases where region_path like '{place.Path.Value}%'");
            whole.GetProperty("reported").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(expected.Single(), place.Name);
        }

        var street = (await Figures(Cast.Street.Id, "by=Region")).GetProperty("lines").EnumerateArray().ToArray();
        street.Select(line => line.GetProperty("name").GetString()).ShouldContain(Cast.Guihua.Name);
    }

    [Fact]
    public async Task A_case_that_goes_on_is_counted_anew_and_never_twice()
    {
        var id = await loop.Closed();
        await Followed();
        var before = (await Figures(Cast.City.Id, "basis=Closed&by=Item")).GetProperty("whole");

        await loop.Must(Cast.Resident, id, "rate", new { score = 5, words = "很快" });
        await Followed();

        var after = (await Figures(Cast.City.Id, "basis=Closed&by=Item")).GetProperty("whole");
        after.GetProperty("closed").GetInt64().ShouldBe(before.GetProperty("closed").GetInt64());
        (after.GetProperty("satisfaction").GetProperty("among").GetInt64() - before.GetProperty("satisfaction").GetProperty("among").GetInt64()).ShouldBe(1);
        (await Rows("select count(*) from (select place, dimension, basis, month, key, sum(cases) from insight.spans group by 1, 2, 3, 4, 5 having sum(cases) < 0) as wrong")).ShouldBe(["0"]);
    }

    [Fact]
    public async Task Cases_that_moved_by_thousands_are_counted_where_they_are_now()
    {
        await loop.Reported(Cast.Resident, new { words = "垃圾桶满溢", itemCode = Loop.Bin, regionId = Cast.OtherGrid.Id });
        await Followed();
        var (before, away) = (await Reported(Cast.OtherCounty.Id), await Reported(Cast.County.Id));

        await Rows(
            $"""
            with moved as (update cases.cases set region_path = '{Cast.SonglinFirst.Path.Value}' where region_path = '{Cast.OtherGrid.Path.Value}' returning id)
            insert into cases.untold select id from moved returning 1
            """);
        await Followed();

        (await Reported(Cast.OtherCounty.Id)).ShouldBe(0);
        (await Reported(Cast.County.Id)).ShouldBe(away + before);
    }

    [Fact]
    public async Task Red_and_not_handled_should_have_been_closed()
    {
        var id = await loop.Dispatched();
        await Rows($"update cases.cases set due_at = now() - interval '1 hour', yellow_at = now() - interval '2 hours' where id = '{id}' returning 1");
        await Followed();

        var whole = (await Figures(Cast.Street.Id, "")).GetProperty("whole");

        whole.GetProperty("overdue").GetInt64().ShouldBe(1);
        whole.GetProperty("closing").GetProperty("among").GetInt64().ShouldBe(whole.GetProperty("handled").GetInt64() + 1);
    }

    [Fact]
    public async Task Nothing_counted_is_no_data_and_not_zero()
    {
        var whole = (await Figures(Cast.City.Id, "from=2001-01&to=2001-03")).GetProperty("whole");

        whole.GetProperty("closing").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        whole.GetProperty("meanHours").ValueKind.ShouldBe(JsonValueKind.Null);
        whole.GetProperty("ninetyPercentWithin").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("from=2026-13")]
    [InlineData("from=2026-05&to=2026-01")]
    [InlineData("from=1990-01&to=2026-01")]
    public async Task A_period_that_is_none_is_refused(string query) =>
        (await Loop.Problem(await loop.App.As(Cast.Analyst).GetAsync(Address(Cast.City.Id, query), Ct))).ShouldBe("request.not-valid");

    [Fact]
    public async Task Figures_are_for_those_who_answer_for_the_region()
    {
        (await loop.App.As(Cast.Stranger).GetAsync(Address(Cast.Street.Id, ""), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await loop.App.As(Cast.Resident).GetAsync(Address(Cast.Street.Id, ""), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await loop.App.As(Cast.SanitationHandler).GetAsync(Address(Cast.Street.Id, ""), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task SomeCases()
    {
        await loop.Reported();
        var closed = await loop.Closed();
        await loop.Must(Cast.Resident, closed, "rate", new { score = 4, words = "好" });
        await loop.Reported(Cast.OtherResident, new { words = "社保怎么办", itemCode = Loop.Question, kind = "Appeal", regionId = Cast.OtherGrid.Id });
        await Rows($"update cases.cases set reported_at = reported_at - interval '5 hours' where id = '{closed}' returning 1");
        await Rows($"insert into cases.untold values ('{closed}') returning 1");
        await Followed();
    }

    private async Task Followed()
    {
        for (var i = 0; i < 100; i++)
        {
            if ((await Rows("select count(*) from insight.present present left join insight.facts fact using (case_id) where row(present.*)::insight.facts is distinct from fact"))[0] == "0")
            {
                return;
            }

            await Task.Delay(100, Ct);
        }

        Assert.Fail("the figures did not follow within ten seconds");
    }

    private async Task<long> Reported(Guid region) => (await Figures(region, "")).GetProperty("whole").GetProperty("reported").GetInt64();

    private async Task<JsonElement> Figures(Guid region, string query) => await Loop.Json(await loop.App.As(Cast.Analyst).GetAsync(Address(region, query), Ct));

    private static Uri Address(Guid region, string query) => new($"/api/insight/regions/{region}/figures?{query}", UriKind.Relative);

    private static string[] Said(IEnumerable<JsonElement> lines) => [.. lines.Select(line => string.Join(
        '|', line.GetProperty("reported"), line.GetProperty("handled"), line.GetProperty("closed"), line.GetProperty("handlingInTime").GetProperty("of"),
        Text(line.GetProperty("meanHours")), Text(line.GetProperty("meanScore"))))];

    private static string Text(JsonElement number) =>
        (number.ValueKind == JsonValueKind.Null ? -1 : number.GetDouble()).ToString("F3", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string[]> Rows(string sql)
    {
        await using var source = NpgsqlDataSource.Create(loop.App.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await row.ReadAsync(Ct))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => row.GetValue(column))));
        }

        return [.. rows];
    }
}

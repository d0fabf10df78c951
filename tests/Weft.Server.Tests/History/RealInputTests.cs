using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace Weft.Server.Tests.History;

/// <summary>The records of two real cities, which lie beside the checkout (or where WEFT_SHARED says) and never in it.</summary>
public sealed class RealInputTests(Postgres postgres) : IAsyncLifetime
{
    private readonly Importing _city = new(postgres);

    public ValueTask InitializeAsync() => _city.InitializeAsync();

    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    public async Task Every_verdict_of_Boston_is_the_recorded_one()
    {
        var data = Shared("boston311/2011-q3.csv.gz");
        var rows = Read(data);

        var result = await _city.Run(MapOf("boston311"), data);

        result.Tally.Imported.ShouldBe(rows.Count);
        result.Tally.Rejected.ShouldBe(0);
        var judged = rows.Where(row => row["target_dt"] != "" && row["closed_dt"] != "" && row["ontime"] != "").ToList();
        result.Tally.Compared.ShouldBe(judged.Count);
        result.Tally.Differing.ShouldBe(0);
        var stored = (await _city.Rows("select number, in_time from cases.cases where in_time is not null")).ToHashSet();
        judged.Where(row => !stored.Contains($"boston311-{row["case_enquiry_id"]}|{row["ontime"] == "ONTIME"}")).ShouldBeEmpty();
        (await _city.Ask<long>("select count(*) from cases.cases where stage = 'Accepted'")).ShouldBe(rows.Count(row => row["closed_dt"] == ""));
        (await _city.Verify()).ShouldBe(rows.Count);

        await GoesThroughTheLoop("boston311", "波士顿");
    }

    [Fact]
    public async Task The_totals_of_Pingshan_by_street_unit_type_and_verdict_are_those_of_the_file()
    {
        var data = Shared("pingshan/cases.csv");
        var rows = Read(data);

        var result = await _city.Run(MapOf("pingshan"), data);

        (result.Tally.Imported, result.Tally.Rejected).ShouldBe((rows.Count, 0));
        static string Verdict(Dictionary<string, string> row) => row["INTIME_ARCHIVE_NUM"] == "1" ? "True" : row["OVERTIME_ARCHIVE_NUM"] == "1" ? "False" : "";
        List<string> Totals(Func<Dictionary<string, string>, string> key) =>
            [.. rows.GroupBy(row => $"{key(row)}|{Verdict(row)}").Select(group => $"{group.Key}|{group.Count()}").Order(StringComparer.Ordinal)];
        async Task<List<string>> Stored(string key) => [.. (await _city.Rows(
            $"""
            select {key}, one.in_time, count(*) from cases.cases one join regions.regions place on place.id = one.region_id
            left join regions.regions above on above.id = place.parent_id join units.units unit on unit.id = one.holder_unit_id group by 1, 2
            """)).Order(StringComparer.Ordinal)];

        (await Stored("case place.level when 'Community' then above.name when 'Street' then place.name else '-' end")).ShouldBe(Totals(row => row["STREET_NAME"]));
        (await Stored("case place.level when 'Community' then place.name else '-' end")).ShouldBe(Totals(row => row["COMMUNITY_NAME"]));
        (await Stored("coalesce(replace(unit.code, 'pingshan-', ''), '-')")).ShouldBe(Totals(row => row["DISPOSE_UNIT_ID"]));
        (await Stored("one.item_code")).ShouldBe(Totals(row => row["SUB_TYPE_ID"]));
        (await _city.Verify()).ShouldBe(rows.Count);

        await GoesThroughTheLoop("pingshan", "坪山区");
    }

    // The main job on real input: a case that is open in the records is sent to another unit, done, checked, closed and rated.
    private async Task GoesThroughTheLoop(string source, string city)
    {
        var place = await One($"select id from regions.regions where name = '{city}'");
        var station = await One($"select id from units.units where region_id = '{place}' and kind = 'Station'");
        var open = Guid.Parse((await _city.Rows(
            $"select id from cases.cases where number like '{source}-%' and stage = 'Accepted' and holder_unit_id <> '{station}' order by number limit 1"))[0]);
        var unit = await One($"select id from units.units where region_id = '{place}' and kind = 'Department' and id <> (select holder_unit_id from cases.cases where id = '{open}') order by name limit 1");
        var dispatcher = await Hire(1, "Dispatcher", place, station);
        var handler = await Hire(2, "DepartmentHandler", place, unit);
        var supervisor = await Hire(3, "Supervisor", place, station);
        var resident = Cast.Resident;

        await Step(resident, open, "me-too", new { words = "我也遇到了 me too" });
        await Step(dispatcher, open, "dispatch", new { leadUnitId = unit });
        await Step(handler, open, "report-in", new { });
        await Step(handler, open, "handle", new { words = "现场修复并清理干净 repaired on the spot and cleaned up" });
        await Step(supervisor, open, "inspect", new { passed = true });
        await Step(dispatcher, open, "close", new { words = "现场已修复，路面已清理 repaired and cleaned up", completionMet = true });
        await Step(resident, open, "rate", new { score = 5 });

        (await _city.Rows($"select stage, score from cases.cases where id = '{open}'")).ShouldBe(["Rated|5"]);
        await _city.Verify();
    }

    private async Task Step(CastPerson by, Guid id, string step, object request)
    {
        var answer = await _city.App.As(by).PostAsJsonAsync($"/api/cases/{id}/{step}", request, TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{step}: {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
    }

    private async Task<CastPerson> Hire(int number, string role, Guid place, Guid unit)
    {
        var person = new CastPerson(Guid.Parse($"01900000-0000-7000-8777-{number:D12}"), $"hired{number}", $"新人{number}", Enum.Parse<Core.Access.Role>(role), null, null);
        await _city.Rows(
            $"""
            insert into access.accounts (id, user_name, normalized_user_name, display_name, security_stamp, created_at)
            values ('{person.Id}', '{person.UserName}', '{person.UserName.ToUpperInvariant()}', '{person.Name}', '{Cast.StampOf(person)}', now());
            insert into access.assignments (id, account_id, role, region_id, unit_id, valid_from)
            values ('{person.Id}', '{person.Id}', '{role}', '{place}', '{unit}', '2020-01-01')
            """);
        return person;
    }

    private async Task<Guid> One(string sql) => await _city.Ask<Guid>(sql) is var id && id != Guid.Empty ? id : throw new InvalidOperationException(sql);

    private static List<Dictionary<string, string>> Read(string path)
    {
        using var bytes = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        using var csv = new CsvReader(new StreamReader(plain), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
        {
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv[name]!.Trim()));
        }

        return rows;
    }

    private static string MapOf(string source) => Path.Combine(Root(), "docs", "import", $"{source}.json");

    private static string Shared(string path)
    {
        var found = new[] { Environment.GetEnvironmentVariable("WEFT_SHARED"), Path.Combine(Root(), "..", "shared") }
            .Where(folder => !string.IsNullOrEmpty(folder)).Select(folder => Path.Combine(folder!, "data", path)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"{path} is not beside this checkout: put it into ../shared/data, or name its folder in WEFT_SHARED.");
        return found!;
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../.."));
}

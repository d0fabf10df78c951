using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Regions;

namespace Weft.Server.Tests.Regions;

/// <summary>
/// Real sets, read where they lie beside the checkout (<c>../shared/data</c>, or the folder that <c>WEFT_SHARED</c> names);
/// skipped, and said so, where they do not. One installation takes them all in, in the order a city would.
/// </summary>
public class RealMapTests(WeftApp app) : IClassFixture<WeftApp>
{
    private const string Islands = "36061000100";

    private static readonly string? Shared = Find();

    [Fact]
    public async Task Five_cities_of_divisions_county_lines_street_lines_and_census_tracts_are_taken_in()
    {
        Assert.SkipWhen(Shared is null, "The real sets are not here: ../shared/data beside the checkout, or WEFT_SHARED.");
        var admin = await AdministratorOfAll();

        var divisions = await Divisions(admin);
        divisions.GetProperty("rows").GetInt32().ShouldBe(8162);
        divisions.GetProperty("faults").GetArrayLength().ShouldBe(0, divisions.GetProperty("faults").ToString());
        (await CountOf("village")).ShouldBe(8162);
        (await CountOf("township")).ShouldBe(569);

        foreach (var (city, counties) in new[] { ("210300", 7), ("370500", 5), ("411700", 10), ("440300", 9), ("511100", 11) })
        {
            var id = (await admin.Read($"/api/regions/search?code={city}")).GetProperty("items")[0].Id();
            var report = await Import(admin, $"boundaries/citys/{city}.json", $"parent={id}&level=County&codeProperty=adcode&system=Gcj02&create=false&tolerance=20&repair=true&dryRun=false");
            TestContext.Current.SendDiagnosticMessage($"{city}: {string.Join(", ", MapCalls.Codes(report.GetProperty("faults")).CountBy(code => code))}");
            report.GetProperty("redrawn").GetInt32().ShouldBe(counties, report.ToString());
        }

        // The middle that the file gives for each county, in GCJ-02, is in that county.
        foreach (var county in Features("boundaries/citys/440300.json"))
        {
            var (x, y) = (county.GetProperty("properties").GetProperty("centroid")[0].GetDouble(), county.GetProperty("properties").GetProperty("centroid")[1].GetDouble());
            var there = await admin.Read(string.Create(CultureInfo.InvariantCulture, $"/api/regions/locate?longitude={x}&latitude={y}&system=Gcj02"));
            there.GetProperty("responsible").GetProperty("name").GetString().ShouldBe(county.GetProperty("properties").GetProperty("name").GetString());
        }

        await Tracts(admin);
    }

    [Fact]
    public async Task The_faults_of_a_hand_drawn_street_map_are_found_and_named()
    {
        Assert.SkipWhen(Shared is null, "The real sets are not here: ../shared/data beside the checkout, or WEFT_SHARED.");
        var admin = app.As(Cast.Administrator);

        var report = await Import(admin, "boundaries/shenzhen-streets.geojson", $"parent={Cast.City.Id}&level=Street&nameProperty=NAME&tolerance=5");

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", MapCalls.Codes(report.GetProperty("faults")).CountBy(code => code)));
        var codes = MapCalls.Codes(report.GetProperty("faults"));
        codes.ShouldContain("boundary.outside-parent", "these streets do not lie in the invented city");
        report.GetProperty("regions").GetArrayLength().ShouldBe(74 - codes.Count(code => code == "boundary.self-crossing"));
    }

    private async Task Tracts(HttpClient admin)
    {
        var york = (await admin.Post("", new { parentId = RegionTree.RootId, level = "City", kind = "General", name = "New York" }).Done()).Id();
        // One tract writes its islands as holes of another island: the file is refused for it by name, and taken without it.
        var options = $"parent={york}&level=Grid&nameProperty=GEOID";
        var faults = (await Import(admin, "nyc/nyc_census_tracts.geojson", options)).GetProperty("faults");
        faults.EnumerateArray().Select(fault => $"{fault.GetProperty("code").GetString()} {fault.GetProperty("region").GetString()}").ShouldBe([$"boundary.hole-outside {Islands}"]);
        object[] others = [.. Features("nyc/nyc_census_tracts.geojson").Where(feature => feature.GetProperty("properties").GetProperty("GEOID").GetString() != Islands)];
        (await admin.Post($"/import?{options}&dryRun=false", MapCalls.Features(others)).Done()).GetProperty("created").GetInt32().ShouldBe(2326);

        // Each tract's own inner point lies in that tract: asked of the map itself, 2,326 times.
        var map = app.Services.GetRequiredService<RegionTree>().Map;
        foreach (var tract in Features("nyc/nyc_census_tracts.geojson").Select(feature => feature.GetProperty("properties")).Where(tract => tract.GetProperty("GEOID").GetString() != Islands))
        {
            var (x, y) = (double.Parse(tract.GetProperty("INTPTLON").GetString()!, CultureInfo.InvariantCulture), double.Parse(tract.GetProperty("INTPTLAT").GetString()!, CultureInfo.InvariantCulture));
            map.Locate(x, y)?.Name.ShouldBe(tract.GetProperty("GEOID").GetString());
            map.Locate(x, y).ShouldNotBeNull();
        }
    }

    private static async Task<JsonElement> Divisions(HttpClient admin)
    {
        using var content = new ByteArrayContent(await File.ReadAllBytesAsync(Path.Combine(Shared!, "divisions/target_cities_rows_2021.csv"), TestContext.Current.CancellationToken));
        content.Headers.ContentType = new("text/csv");
        return await admin.PostAsync("/api/regions/import-divisions?dryRun=false", content, TestContext.Current.CancellationToken).Done();
    }

    private static async Task<JsonElement> Import(HttpClient admin, string file, string options)
    {
        using var content = new StringContent(await File.ReadAllTextAsync(Path.Combine(Shared!, file), TestContext.Current.CancellationToken), Encoding.UTF8, "application/geo+json");
        return await admin.PostAsync($"/api/regions/import?{options}", content, TestContext.Current.CancellationToken).Done();
    }

    private static JsonElement[] Features(string file) =>
        [.. JsonElement.Parse(File.ReadAllText(Path.Combine(Shared!, file))).GetProperty("features").EnumerateArray()];

    private async Task<long> CountOf(string scheme)
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand("select count(*) from regions.codes where scheme = $1");
        command.Parameters.AddWithValue(scheme);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    // The cast administers one city; these sets are of the whole country and beyond.
    private async Task<HttpClient> AdministratorOfAll()
    {
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);
        await using var command = source.CreateCommand("update access.assignments set region_id = $1 where account_id = $2");
        command.Parameters.AddWithValue(RegionTree.RootId);
        command.Parameters.AddWithValue(Cast.CountyAdministrator.Id);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var admin = app.As(Cast.CountyAdministrator);
        for (var tries = 0; tries < 50 && (await admin.GetAsync($"/api/regions/{Cast.OtherCounty.Id}", TestContext.Current.CancellationToken)).StatusCode != System.Net.HttpStatusCode.OK; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return admin;
    }

    private static string? Find([CallerFilePath] string here = "")
    {
        string?[] places = [Environment.GetEnvironmentVariable("WEFT_SHARED"), Path.GetFullPath(Path.Combine(here, "../../../../../shared/data"))];
        return places.FirstOrDefault(place => place is not null && Directory.Exists(Path.Combine(place, "boundaries")));
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Weft.Server.Tests.Regions;

/// <summary>The map over HTTP, in the words of these tests.</summary>
internal static class MapCalls
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A rectangle as GeoJSON.</summary>
    public static object Box(double west, double south, double east, double north) => new
    {
        type = "Polygon",
        coordinates = new[] { new double[][] { [west, south], [east, south], [east, north], [west, north], [west, south] } },
    };

    public static object Box(CastPlace place) => Box(place.West, place.South, place.East, place.North);

    public static object Feature(string name, object? geometry, object? more = null)
    {
        var properties = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        properties["name"] = name;
        return new { type = "Feature", properties, geometry };
    }

    public static object Features(params object[] features) => new { type = "FeatureCollection", features };

    public static async Task<JsonElement> Read(this HttpClient http, string path)
    {
        var answer = await http.GetAsync(path, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Json();
    }

    public static async Task<string> EtagOf(this HttpClient http, Guid region) =>
        (await http.GetAsync($"/api/regions/{region}", Ct)).Headers.ETag!.ToString();

    /// <summary>Sends a change with the version the region has now.</summary>
    public static async Task<HttpResponseMessage> Change(this HttpClient http, HttpMethod method, Guid region, string what, object? body, string? etag = null)
    {
        var request = new HttpRequestMessage(method, $"/api/regions/{region}{what}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", etag ?? await http.EtagOf(region));
        return await http.SendAsync(request, Ct);
    }

    public static Task<HttpResponseMessage> Post(this HttpClient http, string path, object body) => http.PostAsJsonAsync($"/api/regions{path}", body, Ct);

    /// <summary>The body of a change that went well.</summary>
    public static async Task<JsonElement> Done(this Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Json();
    }

    public static async Task<string> Refused(this Task<HttpResponseMessage> sent) => (await (await sent).Problem()).Code;

    public static async Task<string[]> FaultsOf(this Task<HttpResponseMessage> sent)
    {
        var answer = await sent;
        ((int)answer.StatusCode).ShouldBe(422, await answer.Content.ReadAsStringAsync(Ct));
        return Codes((await answer.Json()).GetProperty("faults"));
    }

    public static string[] Codes(JsonElement faults) => [.. faults.EnumerateArray().Select(fault => fault.GetProperty("code").GetString()!)];

    public static string[] Names(this JsonElement list) =>
        [.. (list.ValueKind == JsonValueKind.Array ? list : list.GetProperty("items")).EnumerateArray().Select(region => region.GetProperty("name").GetString()!)];

    public static Guid Id(this JsonElement details) => (details.TryGetProperty("region", out var region) ? region : details).GetProperty("id").GetGuid();

    public static string PathOf(this JsonElement details) => details.GetProperty("region").GetProperty("path").GetString()!;

    public static async Task<string?> NameAt(this HttpClient http, double longitude, double latitude)
    {
        var answer = await http.GetAsync(FormattableString.Invariant($"/api/regions/locate?longitude={longitude}&latitude={latitude}"), Ct);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : (await answer.Json()).GetProperty("responsible").GetProperty("name").GetString();
    }
}

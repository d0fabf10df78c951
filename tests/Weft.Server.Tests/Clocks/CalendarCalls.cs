using System.Net.Http.Json;
using System.Text.Json;
using Weft.Server.Clocks;

namespace Weft.Server.Tests.Clocks;

/// <summary>What the tests of calendars ask and send.</summary>
internal static class CalendarCalls
{
    public static readonly string[][] UsualHours = [Day, Day, Day, Day, Day, [], []];

    public static readonly string[][] ShortHours = [["09:00-11:00"], ["09:00-11:00"], ["09:00-11:00"], ["09:00-11:00"], ["09:00-11:00"], [], []];

    private static string[] Day => ["08:00-12:00", "14:00-18:00"];

    public static object Plan(string[][]? hours = null, bool ownDays = false, Guid? regionId = null) =>
        new { regionId, name = "青石区作息", timeZone = "Asia/Shanghai", ownDays, weeks = new[] { new { validFrom = (string?)null, hours = hours ?? ShortHours } } };

    public static object Holiday(string date) => new { date, kind = "Holiday", name = "三月三" };

    public static async Task<(Guid Id, string Etag)> GivenCalendar(this HttpClient http, Guid regionId, string[][]? hours = null, bool ownDays = false)
    {
        var answer = await http.PostAsJsonAsync("/api/calendars", Plan(hours, ownDays, regionId));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return ((await answer.Json()).GetProperty("id").GetGuid(), answer.Headers.ETag!.ToString());
    }

    public static async Task<string> EtagOf(this HttpClient http, Guid calendar) => (await http.GetAsync($"/api/calendars/{calendar}")).Headers.ETag!.ToString();

    public static Task<HttpResponseMessage> PutWith(this HttpClient http, string path, object body, string? etag, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        }

        return http.SendAsync(request);
    }

    /// <summary>When a limit that begins on Tuesday 24 November 2026 at 10:00 is due in a region, in China's time.</summary>
    public static async Task<string> DueOf(this HttpClient http, string limit, Guid? region = null, string start = "2026-11-24T10:00:00%2B08:00")
    {
        var answer = await http.GetAsync($"/api/calendars/preview?limit={limit}&start={start}{(region is null ? "" : $"&region={region}")}");
        var due = (await answer.Json()).GetProperty("dueAt").GetDateTimeOffset();
        return due.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
    }

    public static Task<JsonElement> Json(this HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string> Code(this HttpResponseMessage answer) => (await answer.Json()).GetProperty("code").GetString()!;

    public static string Default => $"/api/calendars/{Calendars.DefaultId}";
}

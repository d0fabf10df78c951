using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Weft.Server.Tests.Catalogue;

/// <summary>An administrator at the catalogue, over HTTP.</summary>
internal sealed class CatalogueDesk(HttpClient http)
{
    private const string Base = "/api/catalogue";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HttpClient Http => http;

    /// <summary>A new empty draft of the region; one that a test before left is thrown away.</summary>
    public async Task<Guid> Draft(CastPlace region, bool empty = true)
    {
        foreach (var version in (await Json($"/versions?region={region.Id}"))["items"]!.AsArray())
        {
            if ((string?)version!["status"] == "Draft")
            {
                await http.DeleteAsync($"{Base}/versions/{version["id"]}", Ct);
            }
        }

        var made = await http.PostAsJsonAsync($"{Base}/versions", new { regionId = region.Id, empty }, Ct);
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync(Ct));
        return (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
    }

    /// <summary>A draft with one class and one item.</summary>
    public async Task<Guid> DraftWith(CastPlace region, object item)
    {
        var draft = await Draft(region);
        await http.PutAsJsonAsync($"{Base}/versions/{draft}/classes/F", new { name = "部件", englishName = "Facilities", kind = "Facility" }, Ct);
        await http.PutAsJsonAsync($"{Base}/versions/{draft}/classes/F01", new { parentCode = "F", name = "公用设施", kind = "Facility" }, Ct);
        var added = await http.PostAsJsonAsync($"{Base}/versions/{draft}/items", item, Ct);
        added.IsSuccessStatusCode.ShouldBeTrue(await added.Content.ReadAsStringAsync(Ct));
        return draft;
    }

    public static object Grate(string code = "F-0103", int hours = 2) => new
    {
        code,
        name = "雨水箅子",
        englishName = "Storm drain grate",
        classCode = "F01",
        level = "Street",
        supervising = new[] { "云溪城管局" },
        responsible = new[] { "云溪排水所", "产权单位" },
        keywords = new[] { "下水道", "积水" },
        conditions = new[]
        {
            new { acceptance = "缺失、移位", signFor = (object?)new { amount = 15, unit = "UrgentMinute" }, handle = new { amount = hours, unit = "UrgentHour" }, completion = "恢复" },
            new { acceptance = "堵塞三分之一以上", signFor = (object?)null, handle = new { amount = 1, unit = "WorkingDay" }, completion = "疏通" },
        },
    };

    public Task<HttpResponseMessage> Publish(Guid draft) => http.PostAsync($"{Base}/versions/{draft}/publish", null, Ct);

    public Task<HttpResponseMessage> Import(Guid draft, byte[] file, string? layout = null, string query = "", string? mapping = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "sheet" } };
        if (layout is not null)
        {
            form.Add(new StringContent(layout), "layout");
        }

        if (mapping is not null)
        {
            form.Add(new StringContent(mapping), "mapping");
        }

        return http.PostAsync($"{Base}/versions/{draft}/import{query}", form, Ct);
    }

    public Task<byte[]> Export(Guid version, string format) => http.GetByteArrayAsync($"{Base}/versions/{version}/export?format={format}", Ct);

    public async Task<Guid> ItemId(Guid version, string code) =>
        (await Json($"/versions/{version}/items?limit=200"))["items"]!.AsArray().Single(item => (string?)item!["code"] == code)!["id"]!.GetValue<Guid>();

    public async Task<(JsonNode Item, EntityTagHeaderValue Etag)> Item(Guid id)
    {
        var answer = await http.GetAsync($"{Base}/items/{id}", Ct);
        answer.IsSuccessStatusCode.ShouldBeTrue();
        return ((await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!, answer.Headers.ETag!);
    }

    public Task<HttpResponseMessage> Change(Guid id, object item, EntityTagHeaderValue? etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"{Base}/items/{id}") { Content = JsonContent.Create(item) };
        if (etag is not null)
        {
            request.Headers.IfMatch.Add(etag);
        }

        return http.SendAsync(request, Ct);
    }

    public async Task<JsonNode> Json(string path) => (await http.GetFromJsonAsync<JsonNode>($"{Base}{path}", Ct))!;

    public static async Task<JsonNode> Body(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!;

    public static async Task<string> Code(HttpResponseMessage answer) => (string)(await Body(answer))["code"]!;
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using SkiaSharp;

namespace Weft.Server.Tests.Cases;

/// <summary>A city with a small catalogue, and the steps of the loop as calls of its API.</summary>
public sealed class Loop(Postgres postgres) : IAsyncLifetime
{
    /// <summary>An overflowing bin: no photo needed, four working hours.</summary>
    public const string Bin = "T-01";

    /// <summary>A missing manhole cover: photo on report and on handling, two urgent hours; condition 2 has four working hours.</summary>
    public const string Cover = "T-02";

    /// <summary>A question that may be asked without a name.</summary>
    public const string Question = "T-03";

    public WeftApp App { get; } = new(postgres);

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        await Publish(App.ConnectionString);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public static object BinReport(string words = "垃圾桶满溢，气味很大", double? longitude = null, double? latitude = null) => new
    {
        words,
        itemCode = Bin,
        longitude = longitude ?? Cast.GuihuaFirst.Middle.Longitude,
        latitude = latitude ?? Cast.GuihuaFirst.Middle.Latitude,
        address = "桂花路 12 号",
    };

    /// <summary>A reported case; its id.</summary>
    public async Task<Guid> Reported(CastPerson? by = null, object? report = null)
    {
        var answer = await App.As(by ?? Cast.Resident).PostAsJsonAsync("/api/cases", report ?? BinReport(), Ct);
        (await Problem(answer)).ShouldBeNull();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    /// <summary>A case that the street dispatched to the sanitation office.</summary>
    public async Task<Guid> Dispatched()
    {
        var id = await Reported();
        await Must(Cast.CommunityOperator, id, "accept", new { });
        await Must(Cast.CommunityOperator, id, "pass-up", new { reason = "社区无清运车", tried = "已联系物业，无车辆" });
        await Must(Cast.StreetOperator, id, "dispatch", new { leadUnitId = Cast.SanitationOffice.Id });
        return id;
    }

    public async Task<Guid> Closed()
    {
        var id = await Dispatched();
        await Must(Cast.SanitationHandler, id, "report-in", new { });
        await Must(Cast.SanitationHandler, id, "handle", new { words = "已清空垃圾桶并冲洗地面" });
        await Must(Cast.StreetOperator, id, "inspect", new { passed = true });
        await Must(Cast.StreetOperator, id, "close", new { words = "垃圾桶已清空，地面已冲洗", completionMet = true });
        return id;
    }

    public Task<HttpResponseMessage> Step(CastPerson by, Guid id, string step, object request) =>
        App.As(by).PostAsJsonAsync($"/api/cases/{id}/{step}", request, Ct);

    /// <summary>Takes the step, which must be allowed.</summary>
    public async Task<JsonElement> Must(CastPerson by, Guid id, string step, object request)
    {
        var answer = await Step(by, id, step, request);
        (await Problem(answer)).ShouldBeNull($"{step} by {by.Name}");
        return await Json(answer);
    }

    /// <summary>Takes the step, which must be refused; the code of the problem.</summary>
    public async Task<string?> Refused(CastPerson by, Guid id, string step, object request)
    {
        var answer = await Step(by, id, step, request);
        answer.IsSuccessStatusCode.ShouldBeFalse($"{step} by {by.Name} should be refused");
        return await Problem(answer);
    }

    public async Task<JsonElement> Case(Guid id, CastPerson? by = null) =>
        await Json(await App.As(by ?? Cast.CityOperator).GetAsync(new Uri($"/api/cases/{id}", UriKind.Relative), Ct));

    public async Task<string> Stage(Guid id) => (await Case(id)).GetProperty("stage").GetString()!;

    /// <summary>What happened, in order, as the timeline names it.</summary>
    public async Task<string[]> Happened(Guid id)
    {
        var entries = await Json(await App.As(Cast.CityOperator).GetAsync(new Uri($"/api/cases/{id}/timeline", UriKind.Relative), Ct));
        return [.. entries.EnumerateArray().Select(entry => entry.GetProperty("happened").GetProperty("what").GetString()!)];
    }

    /// <summary>A small photo of the person's, uploaded and ready; its id.</summary>
    public async Task<Guid> Photo(CastPerson by)
    {
        using var bitmap = new SKBitmap(64, 48);
        bitmap.Erase(new SKColor((uint)Random.Shared.Next() | 0xFF000000));
        using var content = new ByteArrayContent(bitmap.Encode(SKEncodedImageFormat.Jpeg, 80).ToArray());
        content.Headers.ContentType = new("image/jpeg");
        using var form = new MultipartFormDataContent { { content, "file", "photo.jpg" } };
        var answer = await App.As(by).PostAsync(new Uri("/api/attachments", UriKind.Relative), form, Ct);
        (await Problem(answer)).ShouldBeNull();
        return (await Json(answer)).GetProperty("id").GetGuid();
    }

    public static async Task<string?> Problem(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode ? null : (await Json(answer)).GetProperty("code").GetString();

    public static async Task<JsonElement> Json(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task Publish(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(
            $"""
            insert into catalogue.versions (id, region_id, region_number, number, status, created_at, created_by)
            values ('01900000-0000-7000-8000-0000000000c1', '{Cast.City.Id}', {Cast.City.Number}, 1, 'Draft', now(), '{Cast.Administrator.Id}');
            insert into catalogue.classes (version_id, code, name, kind) values ('01900000-0000-7000-8000-0000000000c1', 'T', '市容环卫', 'Event');
            insert into catalogue.items (id, version_id, code, name, class_code, kind, level, photo_on_report, photo_on_handling, anonymous_allowed, duplicate_radius_metres)
            values ('01900000-0000-7000-8000-0000000000d1', '01900000-0000-7000-8000-0000000000c1', '{Bin}', '垃圾桶满溢', 'T', 'Event', 'Street', false, false, true, 50),
                   ('01900000-0000-7000-8000-0000000000d2', '01900000-0000-7000-8000-0000000000c1', '{Cover}', '井盖缺失', 'T', 'Event', 'Street', true, true, false, 50),
                   ('01900000-0000-7000-8000-0000000000d3', '01900000-0000-7000-8000-0000000000c1', '{Question}', '政策咨询', 'T', 'Appeal', 'City', false, false, true, 0);
            insert into catalogue.conditions (item_id, number, acceptance, handle_amount, handle_unit, completion)
            values ('01900000-0000-7000-8000-0000000000d1', 1, '垃圾溢出桶外', 4, 'WorkingHour', '桶内清空，地面干净'),
                   ('01900000-0000-7000-8000-0000000000d2', 1, '井盖缺失', 2, 'UrgentHour', '井盖装回，平整牢固'),
                   ('01900000-0000-7000-8000-0000000000d2', 2, '井盖破损', 4, 'WorkingHour', '井盖更换'),
                   ('01900000-0000-7000-8000-0000000000d3', 1, '来电咨询', 5, 'WorkingDay', '已答复');
            update catalogue.versions set status = 'Published', published_at = now(), published_by = created_by;
            """);
        await command.ExecuteNonQueryAsync();
    }
}

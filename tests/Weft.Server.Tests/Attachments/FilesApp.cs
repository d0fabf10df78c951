using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Weft.Server.Tests.Attachments;

/// <summary>The real host behind a real socket, with a folder of its own, parts of one megabyte and limits that a test can reach.</summary>
public sealed class FilesApp(Postgres postgres) : IAsyncLifetime
{
    private readonly WeftApp _app = new(postgres);
    private readonly List<IDisposable> _hosts = [];

    public string Folder => Path.Combine(_app.DataFolder, "files");

    public WebApplicationFactory<Program> Host { get; private set; } = null!;

    public string ConnectionString => _app.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        Host = NewHost();
    }

    public async ValueTask DisposeAsync()
    {
        _hosts.ForEach(host => host.Dispose());
        await _app.DisposeAsync();
    }

    /// <summary>One more process, so to speak: on the same database, and on the same folder unless told otherwise.</summary>
    public WebApplicationFactory<Program> NewHost(Action<IWebHostBuilder>? more = null)
    {
        var host = _app.WithWebHostBuilder(builder =>
        {
            builder.UseUrls("http://127.0.0.1:0");
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            builder.UseSetting("Weft:Attachments:PartMegabytes", "1");
            builder.UseSetting("Weft:Attachments:FormMegabytes", "3");
            builder.UseSetting("Weft:Attachments:Limits:Jpeg:Megapixels", "12");
            builder.UseSetting("Weft:Attachments:Limits:Pdf:Megabytes", "1");
            builder.UseSetting("Weft:Attachments:Limits:Mp4:Megabytes", "6");
            more?.Invoke(builder);
        });
        host.UseKestrel();
        _hosts.Add(host);
        return host;
    }

    /// <summary>Somebody without a sign-in, who sends every request with an upload token.</summary>
    public HttpClient Anonymous(string? token = null, WebApplicationFactory<Program>? host = null)
    {
        var client = (host ?? Host).CreateClient();
        client.DefaultRequestHeaders.Add("Upload-Token", token ?? NewToken());
        return client;
    }

    public HttpClient As(CastPerson who, WebApplicationFactory<Program>? host = null)
    {
        var client = (host ?? Host).CreateClient();
        using var signedIn = _app.As(who);
        client.DefaultRequestHeaders.Authorization = signedIn.DefaultRequestHeaders.Authorization;
        return client;
    }

    public static string NewToken() => Guid.NewGuid().ToString("n") + Guid.NewGuid().ToString("n");

    public NpgsqlDataSource Database => Host.Services.GetRequiredService<NpgsqlDataSource>();

    public async Task<T?> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return await command.ExecuteScalarAsync() is T found ? found : default;
    }
}

internal static class Sending
{
    public static Task<HttpResponseMessage> SendFile(this HttpClient http, byte[] bytes, string name, string? sha256 = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        if (sha256 is not null)
        {
            form.Add(new StringContent(sha256), "sha256");
        }

        return http.PostAsync("/api/attachments", form);
    }

    /// <returns>The id of a file that was taken.</returns>
    public static async Task<Guid> GivenFile(this HttpClient http, byte[] bytes, string name = "photo.jpg")
    {
        var answer = await http.SendFile(bytes, name);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    public static Task<HttpResponseMessage> Get(this HttpClient http, string path) => http.GetAsync(path, TestContext.Current.CancellationToken);

    public static Task<byte[]> Bytes(this HttpClient http, string path) => http.GetByteArrayAsync(path, TestContext.Current.CancellationToken);

    public static Task<HttpResponseMessage> Begin(this HttpClient http, long size, string? metadata = null, byte[]? bytes = null)
    {
        var request = Tus(HttpMethod.Post, "/api/attachments/uploads");
        request.Headers.Add("Upload-Length", size.ToString(CultureInfo.InvariantCulture));
        if (metadata is not null)
        {
            request.Headers.Add("Upload-Metadata", metadata);
        }

        request.Content = bytes is null ? null : Piece(bytes);
        return http.SendAsync(request);
    }

    public static async Task<string> GivenUpload(this HttpClient http, long size, string? metadata = null)
    {
        var answer = await http.Begin(size, metadata);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    public static Task<HttpResponseMessage> Patch(this HttpClient http, string upload, long at, byte[] bytes)
    {
        var request = Tus(HttpMethod.Patch, upload);
        request.Headers.Add("Upload-Offset", at.ToString(CultureInfo.InvariantCulture));
        request.Content = Piece(bytes);
        return http.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Head(this HttpClient http, string upload) => http.SendAsync(Tus(HttpMethod.Head, upload));

    public static Task<HttpResponseMessage> Drop(this HttpClient http, string upload) => http.SendAsync(Tus(HttpMethod.Delete, upload));

    public static async Task<long> Offset(this HttpClient http, string upload) => (await http.Head(upload)).Offset();

    public static long Offset(this HttpResponseMessage answer) =>
        long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture);

    public static async Task<JsonElement> Json(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    public static async Task<string?> Code(this HttpResponseMessage answer) => (await answer.Json()).GetProperty("code").GetString();

    public static string Metadata(params (string Name, string Value)[] said) =>
        string.Join(',', said.Select(pair => $"{pair.Name} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}"));

    private static HttpRequestMessage Tus(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static ByteArrayContent Piece(byte[] bytes) =>
        new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
}

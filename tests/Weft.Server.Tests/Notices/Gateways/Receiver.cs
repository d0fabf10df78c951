using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Weft.Server.Tests.Notices.Gateways;

/// <summary>What a receiver got: the headers, and the body to the byte.</summary>
public sealed record Received(string PathAndQuery, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}

/// <summary>A real HTTP server on a free port of this machine. Answers what it was told to, one after another, and then 200.</summary>
public sealed class Receiver : IAsyncDisposable
{
    public static readonly Func<HttpContext, Task> NeverAnswers = http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<Received> Got { get; } = new();

    /// <summary>What is answered once the told answers are used up.</summary>
    public Func<HttpContext, Task> Otherwise { get; set; } = Status(200);

    public string Url => _app.Urls.First() + "/hook";

    public static async Task<Receiver> Start(params Func<HttpContext, Task>[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        foreach (var answer in answers)
        {
            receiver._answers.Enqueue(answer);
        }

        app.Run(receiver.Receive);
        await app.StartAsync();
        return receiver;
    }

    public static Func<HttpContext, Task> Status(int status, string body = "", string? retryAfter = null) => async http =>
    {
        http.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            http.Response.Headers.RetryAfter = retryAfter;
        }

        if (body.Length > 0)
        {
            await http.Response.WriteAsync(body);
        }
    };

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task Receive(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Got.Enqueue(new Received(
            http.Request.Path + http.Request.QueryString, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray()));
        await (_answers.TryDequeue(out var answer) ? answer : Otherwise)(http);
    }
}

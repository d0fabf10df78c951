using System.Net;
using System.Text.Json;

namespace Weft.Server.Tests.LiveFeed;

/// <summary>Reads server-sent events as a browser does: remembers the last id, also of a block without data.</summary>
internal sealed class Stream(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    public sealed record Event(string Type, string Data)
    {
        public Guid CaseId => JsonElement.Parse(Data).GetProperty("caseId").GetGuid();
    }

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(20));

    public string? LastId { get; private set; }
    public string? Retry { get; private set; }
    public int Comments { get; private set; }

    public static async Task<Stream> Open(HttpClient http, string query = "", string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/live{query}");
        if (lastId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastId);
        }

        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new Stream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)));
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<Event?> Next(Func<bool>? orWhen = null)
    {
        var (type, data) = ("message", (string?)null);
        while (await lines.ReadLineAsync(_patience.Token) is { } line)
        {
            switch (line.Split(": ", 2))
            {
                case ["id", var id]: LastId = id; break;
                case ["event", var name]: type = name; break;
                case ["data", var text]: data = text; break;
                case ["retry", var wait]: Retry = wait; break;
                case ["", _]: Comments++; break;
                case [""] when data is not null: return new Event(type, data);
                case [""] when orWhen?.Invoke() == true: return null;
            }
        }

        return null;
    }

    /// <summary>Reads on until the stream says where it stands.</summary>
    public async Task Begun() => (await Next(() => LastId is not null)).ShouldBeNull();

    public void Dispose()
    {
        _patience.Dispose();
        lines.Dispose();
        answer.Dispose();
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Weft.Server.Notices.Gateways;

/// <summary>Sends one text message through the provider of the settings. Set up by operations, so private addresses are fine here.</summary>
internal sealed class SmsGateway : IDisposable
{
    private readonly SmsSettings _settings;
    private readonly HttpClient _http;

    public SmsGateway(IOptions<SmsSettings> settings, IOptions<DeliverySettings> delivery)
    {
        _settings = settings.Value;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            Timeout = delivery.Value.Timeout,
            MaxResponseContentBufferSize = 64 * 1024,
        };
    }

    public bool IsSetUp => _settings.Url is { Length: > 0 };

    public async Task<Outcome> Send(string phone, string text, CancellationToken ct)
    {
        var body = _settings.Body
            .Replace("{phone}", Escaped(phone), StringComparison.Ordinal)
            .Replace("{text}", Escaped(_settings.Signature + text), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, _settings.Url)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var (name, value) in _settings.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var answer = await _http.SendAsync(request, ct);
            var outcome = Outcome.Of(answer);
            return outcome.Kind == OutcomeKind.Delivered && _settings.AcceptedMember is { Length: > 0 } member
                ? Judge(await answer.Content.ReadAsStringAsync(ct), member, outcome)
                : outcome;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException)
        {
            return Outcome.Of(exception);
        }
    }

    private Outcome Judge(string answer, string member, Outcome outcome)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var said = json.RootElement.GetProperty(member).ToString();
            return said == _settings.AcceptedValue ? outcome : new Outcome(OutcomeKind.Refused, outcome.Status, $"{member} is {said}");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new Outcome(OutcomeKind.Refused, outcome.Status, $"the answer has no {member}");
        }
    }

    private static string Escaped(string text) => JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);

    public void Dispose() => _http.Dispose();
}

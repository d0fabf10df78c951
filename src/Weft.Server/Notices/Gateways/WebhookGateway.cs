using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Weft.Server.Notices.Gateways;

/// <summary>
/// Posts the happening as JSON, signed: <c>Weft-Signature: t=SECONDS,v1=HEX</c>, where HEX is the HMAC-SHA256 of
/// <c>SECONDS.BODY</c> under the subscription's secret. <c>Weft-Event-Id</c> is the same at every try.
/// </summary>
internal sealed class WebhookGateway(GuardedHttp http, TimeProvider clock) : IGateway
{
    public GatewayKind Kind => GatewayKind.Webhook;

    public async Task<Outcome> Send(Parcel parcel, CancellationToken ct)
    {
        var body = Encoding.UTF8.GetBytes(parcel.Payload);
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, parcel.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.Add("Weft-Event-Id", parcel.HappeningId.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Weft-Event-Kind", parcel.Kind);
        request.Headers.Add("Weft-Delivery-Id", parcel.Id.ToString());
        request.Headers.Add("Weft-Delivery-Try", parcel.Try.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Weft-Signature", Sign(parcel.Secret, seconds, body));

        try
        {
            using var answer = await http.Send(request, ct);
            return Outcome.Of(answer);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or TargetNotAllowedException)
        {
            return Outcome.Of(exception);
        }
    }

    internal static string Sign(string secret, long seconds, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.")));
        hmac.AppendData(body);
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}");
    }
}

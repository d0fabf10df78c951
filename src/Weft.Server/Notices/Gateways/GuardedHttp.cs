using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Weft.Server.Notices.Gateways;

/// <summary>The address a gateway was to send to is not one it may reach.</summary>
internal sealed class TargetNotAllowedException(string host) : Exception($"{host} is not a public address, nor one of Notices:PrivateTargets.");

/// <summary>
/// The only way out for gateways. The address is judged when the connection is made and is the one connected to, so that a name
/// cannot point elsewhere in between; redirects are not followed and proxies not used, for the same reason.
/// </summary>
internal sealed class GuardedHttp : IDisposable
{
    private readonly HttpClient _http;
    private readonly IPNetwork[] _allowed;

    public GuardedHttp(IOptions<DeliverySettings> settings)
    {
        _allowed = [.. settings.Value.Allowed];
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = settings.Value.Timeout,
            MaxResponseHeadersLength = 32,
            ConnectCallback = Connect,
        };
        _http = new HttpClient(handler) { Timeout = settings.Value.Timeout, MaxResponseContentBufferSize = 64 * 1024 };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Weft", "1"));
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken ct) => _http.SendAsync(request, ct);

    /// <summary>Null when the text is an http(s) address that may be reached as far as can be told before connecting.</summary>
    public static string? Fault(string? url, DeliverySettings settings)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || url.Length > 2000)
        {
            return "not-http";
        }

        var literal = IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var address);
        var local = uri.IdnHost is "localhost" || uri.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        return (literal && !PublicAddress.MayReach(address!, settings.Allowed)) || (local && !PublicAddress.MayReach(IPAddress.Loopback, settings.Allowed))
            ? "not-public"
            : null;
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
        if (addresses.FirstOrDefault(address => PublicAddress.MayReach(address, _allowed)) is not { } target)
        {
            throw new TargetNotAllowedException(host);
        }

        var socket = new Socket(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(target, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => _http.Dispose();
}

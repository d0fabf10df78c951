using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Weft.Server.Http;

/// <summary>
/// Who may say from where a request really comes. Only the proxies of the setting <c>Weft:TrustedProxies</c> (addresses or
/// networks, comma-separated) are believed; without it the address is the connection's, whatever a header claims.
/// </summary>
internal static class TrustedProxies
{
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (Networks(app.Configuration["Weft:TrustedProxies"]) is not { Length: > 0 } networks)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null, // from proxy to proxy, as long as each is trusted
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork[] Networks(string? setting) =>
    [
        .. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(text =>
            System.Net.IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new CannotStartException(
                $"Weft:TrustedProxies 中的“{text}”不是地址或网段。", $"\"{text}\" in Weft:TrustedProxies is neither an address nor a network.")),
    ];
}

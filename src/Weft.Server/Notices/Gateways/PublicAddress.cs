using System.Net;
using System.Net.Sockets;

namespace Weft.Server.Notices.Gateways;

/// <summary>Which addresses lie on the public internet. What is not listed as private, shared, local or reserved does (RFC 6890).</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Is(IPAddress address)
    {
        var plain = Plain(address);
        return !NotPublic.Any(network => network.Contains(plain));
    }

    public static bool MayReach(IPAddress address, IEnumerable<IPNetwork> allowed)
    {
        var plain = Plain(address);
        return Is(plain) || allowed.Any(network => network.Contains(plain));
    }

    // ::ffff:127.0.0.1 is 127.0.0.1.
    private static IPAddress Plain(IPAddress address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
}

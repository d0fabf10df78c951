using System.Net;
using System.Net.Sockets;

namespace Weft.Server;

/// <summary>Finds out that a port is taken before a database is started and filled for nothing.</summary>
public static class Listening
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public static void Check(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A host name such as "*" or "+" means every address.
            if (!Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri))
            {
                throw new CannotStartException($"监听地址 {url} 写错了：应形如 {DefaultUrl}。", $"The address {url} is malformed: it should look like {DefaultUrl}.");
            }

            var address = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var given) ? given : IPAddress.Loopback;
            if (uri.Port == 0)
            {
                continue;
            }

            try
            {
                using var probe = new TcpListener(address, uri.Port);
                probe.Start();
            }
            catch (SocketException refused) when (refused.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw Taken(url, refused);
            }
            catch (SocketException refused)
            {
                throw new CannotStartException(
                    $"无法监听 {url}（{refused.Message}）：请用 --urls 或 ASPNETCORE_URLS 另选地址。",
                    $"{url} cannot be listened on ({refused.Message}): choose another address with --urls or ASPNETCORE_URLS.",
                    refused);
            }
        }
    }

    private static CannotStartException Taken(string url, Exception cause) => new(
        $"端口已被别的程序占用（{url}）：请停止那个程序，或用 --urls 或 ASPNETCORE_URLS 另选端口。",
        $"Another program already uses the port of {url}: stop it, or choose another port with --urls or ASPNETCORE_URLS.",
        cause);
}

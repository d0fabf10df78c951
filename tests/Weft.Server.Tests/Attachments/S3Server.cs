using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Weft.Server.Attachments;

namespace Weft.Server.Tests.Attachments;

/// <summary>A real S3 server on this machine with an empty bucket. It checks signatures and puts objects on the disk.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weft-s3-").FullName;
    private Process? _server;
    private string? _whyNot;

    public string Endpoint { get; private set; } = "";

    internal S3Settings Settings => new() { Endpoint = Endpoint, Bucket = "weft", AccessKey = "S3RVER", SecretKey = "S3RVER" };

    public void SkipWhenMissing() => Assert.SkipWhen(_whyNot is not null, $"No S3 server: {_whyNot}");

    public async ValueTask InitializeAsync()
    {
        if ((_whyNot = await NodeTools.WhyNot()) is not null)
        {
            return;
        }

        var port = FreePort();
        Endpoint = $"http://127.0.0.1:{port}";
        _server = NodeTools.Start("node", _folder, NodeTools.PathOf("node_modules/s3rver/bin/s3rver.js"),
            "--directory", _folder, "--address", "127.0.0.1", "--port", $"{port}", "--silent", "--configure-bucket", "weft");
        await UntilItAnswers();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task UntilItAnswers()
    {
        using var http = new HttpClient();
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var answer = await http.GetAsync($"{Endpoint}/weft");
                return;
            }
            catch (HttpRequestException) when (!_server!.HasExited)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException("The S3 server did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

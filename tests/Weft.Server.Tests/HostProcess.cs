using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Weft.Server.Tests;

/// <summary>The real binary in a process of its own, in a folder of its own, as an operator starts it.</summary>
public sealed class HostProcess : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private HostProcess(Process process) => Process = process;

    public Process Process { get; }

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    public static HostProcess Start(string folder, string[] args, params (string Name, string Value)[] settings)
    {
        Directory.CreateDirectory(folder);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Weft.Host.dll"), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("ConnectionStrings__Weft");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var host = new HostProcess(Process.Start(start)!);
        host.Process.OutputDataReceived += (_, line) => Append(host._output, line.Data);
        host.Process.ErrorDataReceived += (_, line) => Append(host._errors, line.Data);
        host.Process.BeginOutputReadLine();
        host.Process.BeginErrorReadLine();
        return host;
    }

    /// <returns>The exit code.</returns>
    public async Task<int> Ended(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        await Process.WaitForExitAsync(patience.Token);
        return Process.ExitCode;
    }

    public async Task Answers(string url, CancellationToken ct)
    {
        using var http = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60) && !Process.HasExited; await Task.Delay(100, ct))
        {
            try
            {
                if ((await http.GetAsync(url, ct)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new InvalidOperationException($"{url} does not answer.\n{Output}\n{Errors}");
    }

    public async Task Signal(string name, CancellationToken ct)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{name} {Process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        await kill.WaitForExitAsync(ct);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            text.AppendLine(line);
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Weft.Server.Database;

/// <summary>
/// A small shell that starts PostgreSQL and stops it when its standard input closes. The host holds the other end, so the
/// system closes it even when the host is killed; Ctrl-C at the terminal passes the shell by, so that PostgreSQL outlives
/// the requests that the host still answers.
/// </summary>
internal static class ClusterGuard
{
    private const int Tries = 3;

    // pg_ctl gives PostgreSQL a session of its own. The end goes by pid and not by pg_ctl, which would read the pid file
    // anew and could meet the PostgreSQL of the next host. PostgreSQL takes its pid file away as its last act, while its
    // number can stay known for another second.
    private const string Script = """
        trap '' HUP INT TERM
        pg_ctl=$1 data=$2 log=$3 options=$4 signal=$5 delete=$6
        "$pg_ctl" -D "$data" -l "$log" -o "$options" -w -t 600 start </dev/null >/dev/null 2>&1 || exit 1
        read -r pid <"$data/postmaster.pid"
        echo ready
        cat >/dev/null
        {
            kill -"$signal" "$pid"
            while kill -0 "$pid" && read -r now <"$data/postmaster.pid" && [ "$now" = "$pid" ]; do sleep 0.05; done
        } 2>/dev/null
        if [ -n "$delete" ]; then rm -rf "$delete"; fi
        """;

    public static async Task<Process> Start(ClusterFolder folder, PostgresBinaries binaries, ClusterUser user, bool throwAway, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var logged = new FileInfo(folder.Log) is { Exists: true } log ? log.Length : 0;
            var process = Launch(
            [
                .. user.Prefix, "/bin/sh", "-c", Script, "weft-postgres",
                Path.Combine(binaries.Folder, "pg_ctl"), folder.Data, folder.Log, Options(throwAway),
                throwAway ? "QUIT" : "INT", throwAway ? folder.Path : "",
            ]);
            if (await process.StandardOutput.ReadLineAsync(ct) == "ready")
            {
                return process;
            }

            await process.WaitForExitAsync(ct);
            process.Dispose();
            var said = Said(folder.Log, logged);

            // Another program may have taken the port between our look and PostgreSQL's.
            if (attempt == Tries || !said.Contains("could not bind", StringComparison.Ordinal))
            {
                throw ClusterCreation.DiskFull(said) ?? new CannotStartException(
                    $"PostgreSQL 无法启动，原因见 {folder.Log}：{LastFault(said)}",
                    $"PostgreSQL does not start; the reason is in {folder.Log}: {LastFault(said)}");
            }
        }
    }

    private static Process Launch(string[] commandLine)
    {
        var start = new ProcessStartInfo(commandLine[0], commandLine[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C";
        return Process.Start(start)!;
    }

    private static string Options(bool throwAway)
    {
        IEnumerable<string> settings =
        [
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            $"port={FreePort()}",
            "max_connections=300",
            "shared_buffers=512MB",
            "max_wal_size=4GB",
            "checkpoint_timeout=15min",
            "wal_compression=on",
            "random_page_cost=1.1",
            // Compiling a query costs more than any of Weft's short ones takes.
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            .. throwAway ? ["fsync=off", "full_page_writes=off"] : Array.Empty<string>(),
            throwAway ? "synchronous_commit=off" : "synchronous_commit=on",
        ];
        return string.Join(' ', settings.Select(setting => $"-c {setting}"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Said(string log, long from)
    {
        if (!File.Exists(log))
        {
            return "";
        }

        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }

    private static string LastFault(string said) =>
        said.Split('\n').LastOrDefault(line => line.Contains("FATAL:", StringComparison.Ordinal)) ?? said.Trim().Split('\n')[^1];
}

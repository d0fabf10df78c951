using System.Globalization;

namespace Weft.Server.Database;

/// <summary>Clears what a host left behind that was killed: a PostgreSQL that still runs, or only its pid file.</summary>
internal static class ClusterRecovery
{
    public static async Task Recover(ClusterFolder folder, PostgresBinaries binaries, ClusterUser user, CancellationToken ct)
    {
        if (folder.Running is not { } left)
        {
            return;
        }

        if (await IsPostgresOf(folder, left.Pid, ct))
        {
            foreach (var mode in (string[])["fast", "immediate"])
            {
                await user.Run([Path.Combine(binaries.Folder, "pg_ctl"), "-D", folder.Data, "-m", mode, "-w", "-t", "30", "stop"], ct);
                if (!await IsPostgresOf(folder, left.Pid, ct))
                {
                    return;
                }
            }

            throw new CannotStartException(
                $"上次留下的 PostgreSQL（进程 {left.Pid}）无法停止：请结束该进程后再试。",
                $"The PostgreSQL left from last time (process {left.Pid}) does not stop: end that process and try again.");
        }

        // The number may belong to another program by now, which PostgreSQL would take for a running server and refuse.
        File.Delete(Path.Combine(folder.Data, "postmaster.pid"));
    }

    private static async Task<bool> IsPostgresOf(ClusterFolder folder, int pid, CancellationToken ct)
    {
        var command = OperatingSystem.IsLinux()
            ? ReadCommandLine(pid)
            : (await Command.Run(["ps", "-o", "command=", "-p", pid.ToString(CultureInfo.InvariantCulture)], ct)).Output;
        return command.Contains("postgres", StringComparison.Ordinal) && command.Contains(folder.Data, StringComparison.Ordinal);
    }

    private static string ReadCommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}

namespace Weft.Server.Database;

/// <summary>The programs of PostgreSQL where the user that runs them can reach them; a checkout below /root is closed to it.</summary>
internal static class ReachableBinaries
{
    public static async Task<PostgresBinaries> For(PostgresBinaries found, ClusterUser user, CancellationToken ct)
    {
        if ((await user.Run(["test", "-x", Path.Combine(found.Folder, "postgres")], ct)).Worked)
        {
            return found;
        }

        var home = Path.GetDirectoryName(found.Folder)!;
        var copy = $"/var/lib/weft/postgresql-{found.Major}";
        if (!Directory.Exists(copy))
        {
            // Copied beside and then renamed, so that a copy broken off half way is never used.
            var half = $"{copy}.{Environment.ProcessId}";
            Directory.CreateDirectory("/var/lib/weft");
            var copied = await Command.Run(["cp", "-R", "-P", home, half], ct);
            if (copied.Worked)
            {
                copied = await Command.Run(["chmod", "-R", "a+rX", half], ct);
            }

            if (!copied.Worked)
            {
                throw new CannotStartException(
                    $"无法把 PostgreSQL 程序复制到 {copy}（{copied.Output}）：请检查磁盘空间。",
                    $"The programs of PostgreSQL could not be copied to {copy} ({copied.Output}): check the disk space.");
            }

            await Command.Run(["mv", "-T", half, copy], ct);
        }

        return found with { Folder = Path.Combine(copy, Path.GetFileName(found.Folder)) };
    }
}

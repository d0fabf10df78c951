namespace Weft.Server.Database;

/// <summary>Makes the files of a new private PostgreSQL.</summary>
internal static class ClusterCreation
{
    public const string Superuser = "weft";

    public static async Task Create(ClusterFolder folder, PostgresBinaries binaries, ClusterUser user, CancellationToken ct)
    {
        // What an earlier creation left that was broken off: initdb wants an empty folder and writes PG_VERSION early,
        // so a new cluster is made under another name and renamed when it is whole.
        var half = folder.Data + ".new";
        await user.Run(["rm", "-rf", half], ct);

        var made = await user.Run(
        [
            Path.Combine(binaries.Folder, "initdb"),
            "--pgdata", half,
            "--encoding=UTF8",
            $"--locale={await Locale(ct)}",
            "--data-checksums",
            "--auth=scram-sha-256",
            $"--username={Superuser}",
            $"--pwfile={await folder.MakePassword(user, ct)}",
        ], ct);
        if (!made.Worked)
        {
            throw DiskFull(made.Output) ?? new CannotStartException(
                $"无法在 {folder.Path} 建立 PostgreSQL 数据库：{made.Output.Split('\n')[^1]}",
                $"PostgreSQL could not make its files in {folder.Path}: {made.Output.Split('\n')[^1]}");
        }

        await user.Run(["mv", half, folder.Data], ct);
    }

    public static CannotStartException? DiskFull(string output) => output.Contains("No space left on device", StringComparison.Ordinal)
        ? new CannotStartException("磁盘已满，PostgreSQL 无法启动：请腾出空间后再试。", "The disk is full, so PostgreSQL cannot start: free some space and try again.")
        : null;

    // In the plain C locale PostgreSQL takes no Chinese character for a letter; C.UTF-8 sorts the same way and does.
    private static async Task<string> Locale(CancellationToken ct)
    {
        var known = await Command.Run(["locale", "-a"], ct);
        return known.Output.Split('\n').FirstOrDefault(name => name is "C.UTF-8" or "C.utf8") ?? "C";
    }
}

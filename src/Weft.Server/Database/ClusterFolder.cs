using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Weft.Server.Database;

/// <summary>What lies where in the folder of a private PostgreSQL, and the lock that lets one host at a time own it.</summary>
internal sealed record ClusterFolder(string Path)
{
    public string Data => System.IO.Path.Combine(Path, "cluster");

    public string Log => System.IO.Path.Combine(Path, "postgres.log");

    private string PasswordFile => System.IO.Path.Combine(Path, "password");

    private string LockFile => System.IO.Path.Combine(Path, "host.lock");

    // Beside the lock: a locked file cannot be read.
    private string OwnerFile => System.IO.Path.Combine(Path, "host.pid");

    /// <summary>The pid and port of the PostgreSQL that runs on this folder, as PostgreSQL itself wrote them.</summary>
    public (int Pid, int Port)? Running
    {
        get
        {
            try
            {
                var lines = File.ReadAllLines(System.IO.Path.Combine(Data, "postmaster.pid"));
                return (int.Parse(lines[0], CultureInfo.InvariantCulture), int.Parse(lines[3], CultureInfo.InvariantCulture));
            }
            catch (Exception unreadable) when (unreadable is IOException or FormatException or IndexOutOfRangeException)
            {
                return null;
            }
        }
    }

    public string Password => File.ReadAllText(PasswordFile).Trim();

    /// <summary>
    /// The folder as asked for, or one below /var/lib/weft when the user that must run PostgreSQL cannot reach it
    /// (a checkout below /root).
    /// </summary>
    public static async Task<ClusterFolder> Prepare(string folder, ClusterUser user, Action<string> say, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
        {
            await Make(folder);
        }

        if ((await user.Run(["test", "-w", folder], ct)).Worked)
        {
            return new ClusterFolder(folder);
        }

        if (user.Name is null)
        {
            throw new CannotStartException(
                $"数据文件夹 {folder} 属于别的用户：请用当初启动 Weft 的用户（或 root）运行。",
                $"The data folder {folder} belongs to another user: run Weft as the user who first started it, or as root.");
        }

        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }

        var elsewhere = $"/var/lib/weft/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..16]}";
        say($"用户 {user.Name} 无法进入 {folder}，数据保存在 {elsewhere}。 The user {user.Name} cannot reach {folder}; the data is kept in {elsewhere}.");
        if (!Directory.Exists(elsewhere))
        {
            Directory.CreateDirectory("/var/lib/weft");
            await Make(elsewhere);
        }

        return new ClusterFolder(elsewhere);

        async Task Make(string path)
        {
            Directory.CreateDirectory(path);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await user.Take(path, ct);
        }
    }

    public async Task<string> MakePassword(ClusterUser user, CancellationToken ct)
    {
        await using (var file = new FileStream(PasswordFile, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(40, lowercase: true)), ct);
        }

        await user.Take(PasswordFile, ct);
        return PasswordFile;
    }

    /// <summary>Held as long as the stream is open, and let go by the system when the host dies in any way; null when another host holds it.</summary>
    public async Task<FileStream?> TryOwn(ClusterUser user, CancellationToken ct)
    {
        FileStream own;
        try
        {
            own = new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        await File.WriteAllTextAsync(OwnerFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture), ct);
        await user.Take(LockFile, ct);
        await user.Take(OwnerFile, ct);
        return own;
    }

    /// <summary>The process that owns the folder, in words for a message.</summary>
    public string Owner => File.Exists(OwnerFile) ? File.ReadAllText(OwnerFile) : "?";
}

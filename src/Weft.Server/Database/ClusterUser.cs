namespace Weft.Server.Database;

/// <summary>Who runs the private PostgreSQL: whoever runs Weft, but never root, which PostgreSQL refuses.</summary>
internal sealed record ClusterUser(string? Name, string? Group)
{
    private const string Own = "weft-postgres";

    /// <summary>What goes before a command line so that this user runs it.</summary>
    public IEnumerable<string> Prefix => Name is null ? [] : ["setpriv", $"--reuid={Name}", $"--regid={Group}", "--init-groups", "--"];

    public static async Task<ClusterUser> For(string folder, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ClusterUser(null, null);
        }

        if (!(await Command.Run(["setpriv", "--version"], ct)).Worked)
        {
            throw new CannotStartException(
                "PostgreSQL 不能以 root 身份运行，而本机没有 setpriv：请用普通用户运行 Weft，或安装 util-linux。",
                "PostgreSQL does not run as root, and setpriv is missing here: run Weft as an ordinary user, or install util-linux.");
        }

        // A folder that an ordinary user made stays theirs, so that they can start it again without root.
        var owner = Directory.Exists(folder) ? (await Command.Run(["stat", "-c", "%U", folder], ct)).Output : "root";
        var name = owner is "root" or "UNKNOWN" ? Own : owner;
        var group = await Command.Run(["id", "-g", name], ct);
        if (!group.Worked)
        {
            await Command.Run(["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", name], ct);
            // Two starts may have made the user at the same moment: what counts is that it is there now.
            group = await Command.Run(["id", "-g", name], ct);
        }

        return group.Worked
            ? new ClusterUser(name, group.Output)
            : throw new CannotStartException(
                $"无法创建系统用户 {name}（PostgreSQL 不能以 root 身份运行）：请先创建它，或用普通用户运行 Weft。",
                $"The system user {name} could not be made (PostgreSQL does not run as root): make it, or run Weft as an ordinary user.");
    }

    public Task<CommandResult> Run(IEnumerable<string> commandLine, CancellationToken ct) => Command.Run(Prefix.Concat(commandLine), ct);

    public async Task Take(string path, CancellationToken ct)
    {
        if (Name is not null)
        {
            await Command.Run(["chown", "-h", $"{Name}:{Group}", path], ct);
        }
    }
}

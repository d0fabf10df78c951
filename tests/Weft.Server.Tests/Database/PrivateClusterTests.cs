using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Weft.Server.Database;

namespace Weft.Server.Tests.Database;

/// <summary>One folder for all of them, since making a cluster takes far longer than starting it.</summary>
public sealed class ClusterHome : IDisposable
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"weft-cluster-{Guid.NewGuid():n}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

public class PrivateClusterTests(ClusterHome home) : IClassFixture<ClusterHome>
{
    private readonly string _folder = home.Folder;
    private readonly List<string> _said = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_written_is_there_after_a_stop_and_a_second_start()
    {
        await using (var first = await Start())
        {
            await Execute(first, "create table written (word text); insert into written values ('网格')");
        }

        await using var second = await Start();

        (await Scalar(second, "select word from written")).ShouldBe("网格");
    }

    [Fact]
    public async Task Nothing_of_it_runs_after_a_stop()
    {
        int pid;
        await using (var cluster = await Start())
        {
            pid = PostmasterPid();
            IsAlive(pid).ShouldBeTrue();
        }

        IsAlive(pid).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_host_on_the_same_folder_is_told_which_process_has_it()
    {
        await using var first = await Start();

        var refused = await Should.ThrowAsync<CannotStartException>(() => Start());

        refused.Message.ShouldContain($"process {Environment.ProcessId}");
    }

    [Fact]
    public async Task A_verb_joins_the_cluster_of_the_host_that_runs_and_leaves_it_running()
    {
        await using var host = await Start();

        await using (var verb = await Start(join: true))
        {
            verb.ConnectionString.ShouldBe(host.ConnectionString);
        }

        (await Scalar(host, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Postgres_that_was_killed_with_its_guard_leaves_no_obstacle()
    {
        await using (var first = await Start())
        {
            await Execute(first, "create table kept (word text); insert into kept values ('a')");
            await Signal("KILL", PostmasterPid());
        }

        File.Exists(Path.Combine(_folder, "cluster", "postmaster.pid")).ShouldBeTrue();
        await using var second = await Start();

        (await Scalar(second, "select word from kept")).ShouldBe("a");
    }

    [Fact]
    public async Task A_pid_file_whose_number_now_belongs_to_another_program_is_no_obstacle()
    {
        await using (await Start())
        {
        }

        var pidFile = Path.Combine(_folder, "cluster", "postmaster.pid");
        await File.WriteAllTextAsync(pidFile, $"{Environment.ProcessId}\n{_folder}/cluster\n1700000000\n5432\n\n127.0.0.1\n", Ct);

        await using var second = await Start();

        (await Scalar(second, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_postgres_that_outlived_its_host_is_stopped_and_started_anew()
    {
        await using (await Start())
        {
        }

        // What is left when the host and its guard are killed together: PostgreSQL alone, in a session of its own.
        var user = await ClusterUser.For(_folder, Ct);
        var binaries = await PostgresBinaries.Find(Postgres.Binaries, Ct);
        await user.Run(
            ["sh", "-c", $"{binaries.Folder}/pg_ctl -D {_folder}/cluster -o '-p {FreePort()} -c unix_socket_directories=' -w start >/dev/null 2>&1 </dev/null"], Ct);
        var orphan = PostmasterPid();
        IsAlive(orphan).ShouldBeTrue();

        await using var second = await Start();

        IsAlive(orphan).ShouldBeFalse();
        (await Scalar(second, "select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task Only_its_owner_can_read_the_password()
    {
        await using var cluster = await Start();

        File.GetUnixFileMode(Path.Combine(_folder, "password")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(_folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_wrong_password_does_not_come_in()
    {
        await using var cluster = await Start();
        var wrong = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "wrong", Pooling = false };

        await Should.ThrowAsync<PostgresException>(async () =>
        {
            await using var connection = new NpgsqlConnection(wrong.ConnectionString);
            await connection.OpenAsync(Ct);
        });
    }

    [Fact]
    public async Task It_is_durable_and_checks_its_pages()
    {
        await using var cluster = await Start();

        foreach (var setting in new[] { "fsync", "synchronous_commit", "full_page_writes", "data_checksums" })
        {
            (await Scalar(cluster, $"show {setting}")).ShouldBe("on", setting);
        }
    }

    private Task<PrivateCluster> Start(bool join = false) =>
        PrivateCluster.Start(new PrivateClusterSettings(_folder, Postgres.Binaries, join), _said.Add, Ct);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private int PostmasterPid() => new ClusterFolder(_folder).Running!.Value.Pid;

    // A process that ended but was not yet reaped has no command line any more.
    private static bool IsAlive(int pid) => Process.GetProcesses().Any(process => process.Id == pid)
        && (!OperatingSystem.IsLinux() || File.ReadAllText($"/proc/{pid}/cmdline").Length > 0);

    private static Task<CommandResult> Signal(string name, int pid) => Command.Run(["sh", "-c", $"kill -{name} {pid}"], Ct);

    private static async Task Execute(PrivateCluster cluster, string sql) => await Scalar(cluster, sql);

    private static async Task<object?> Scalar(PrivateCluster cluster, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}

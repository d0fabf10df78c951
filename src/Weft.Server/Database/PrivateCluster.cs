using System.Diagnostics;
using System.Net;
using Npgsql;

namespace Weft.Server.Database;

/// <param name="Folder">Where the data lies.</param>
/// <param name="Binaries">The folder with the programs of the PostgreSQL to use; null looks for one.</param>
/// <param name="Join">Use the cluster of the host that already runs on this folder, instead of refusing.</param>
/// <param name="ThrowAway">For tests: not durable, and its folder is deleted at the end.</param>
public sealed record PrivateClusterSettings(string Folder, string? Binaries = null, bool Join = false, bool ThrowAway = false);

/// <summary>
/// Weft's own PostgreSQL in a folder, for whoever has set no connection string. It listens on 127.0.0.1 only, asks for a
/// password that lies in the folder, and stops with the process that started it, however that ends.
/// </summary>
public sealed class PrivateCluster : IAsyncDisposable
{
    private readonly ClusterFolder _folder;
    private readonly FileStream? _ownership;
    private readonly Process? _guard;

    private PrivateCluster(ClusterFolder folder, FileStream? ownership, Process? guard, string connectionString) =>
        (_folder, _ownership, _guard, ConnectionString) = (folder, ownership, guard, connectionString);

    public string ConnectionString { get; }

    public string Folder => _folder.Path;

    public static async Task<PrivateCluster> Start(PrivateClusterSettings settings, Action<string> say, CancellationToken ct = default)
    {
        var asked = Path.GetFullPath(settings.Folder);
        var user = await ClusterUser.For(asked, ct);
        var folder = await ClusterFolder.Prepare(asked, user, say, ct);
        if (await folder.TryOwn(user, ct) is not { } ownership)
        {
            return settings.Join
                ? await Join(folder, ct)
                : throw new CannotStartException(
                    $"Weft 已经在这个文件夹上运行（进程 {folder.Owner}）：请先停止它，或另选文件夹。",
                    $"Weft is already running on this folder (process {folder.Owner}): stop it first, or choose another folder.");
        }

        try
        {
            var binaries = await ReachableBinaries.For(await PostgresBinaries.Find(settings.Binaries, ct), user, ct);
            if (!File.Exists(Path.Combine(folder.Data, "PG_VERSION")))
            {
                await ClusterCreation.Create(folder, binaries, user, ct);
            }

            await ClusterRecovery.Recover(folder, binaries, user, ct);
            var guard = await ClusterGuard.Start(folder, binaries, user, settings.ThrowAway, ct);
            return new PrivateCluster(folder, ownership, guard, await Connection(folder, ct));
        }
        catch
        {
            await ownership.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_guard is null)
        {
            return;
        }

        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
        await _ownership!.DisposeAsync();
    }

    private static async Task<PrivateCluster> Join(ClusterFolder folder, CancellationToken ct)
    {
        // The owner may be starting at this very moment.
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(200, ct))
        {
            try
            {
                return new PrivateCluster(folder, null, null, await Connection(folder, ct));
            }
            catch (Exception notYet) when (notYet is NpgsqlException or IOException)
            {
            }
        }

        throw new CannotStartException(
            $"进程 {folder.Owner} 占用着数据文件夹，但它的 PostgreSQL 没有应答：请停止该进程后再试。",
            $"Process {folder.Owner} owns the data folder, but its PostgreSQL does not answer: stop that process and try again.");
    }

    private static async Task<string> Connection(ClusterFolder folder, CancellationToken ct)
    {
        var running = folder.Running ?? throw new IOException("PostgreSQL is not running.");
        var connection = new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = running.Port,
            Username = ClusterCreation.Superuser,
            Password = folder.Password,
            Database = "postgres",
        };
        await using (var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false }))
        {
            await using var known = server.CreateCommand("select 1 from pg_database where datname = 'weft'");
            if (await known.ExecuteScalarAsync(ct) is null)
            {
                await using var create = server.CreateCommand("create database weft");
                await create.ExecuteNonQueryAsync(ct);
            }
        }

        connection.Database = "weft";
        return connection.ConnectionString;
    }
}

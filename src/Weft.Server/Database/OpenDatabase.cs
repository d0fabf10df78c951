using Microsoft.Extensions.Configuration;

namespace Weft.Server.Database;

/// <summary>
/// The database this process works on: the one that <c>ConnectionStrings:Weft</c> names, else a private cluster in
/// <c>Postgres:Folder</c>; reachable, new enough and with its schema up to date.
/// </summary>
public sealed class OpenDatabase : IAsyncDisposable
{
    private readonly PrivateCluster? _cluster;

    private OpenDatabase(string connectionString, PrivateCluster? cluster) => (ConnectionString, _cluster) = (connectionString, cluster);

    public string ConnectionString { get; }

    /// <summary>The migrations that ran at this opening.</summary>
    public IReadOnlyList<string> RanNow { get; private set; } = [];

    /// <param name="configuration">Gets the connection string of the private cluster, so that all others read it from one place.</param>
    /// <param name="join">Join the private cluster of another host on the same folder instead of refusing.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<OpenDatabase> Open(IConfiguration configuration, bool join, CancellationToken ct = default)
    {
        var database = configuration.GetConnectionString("Weft") is { Length: > 0 } given
            ? new OpenDatabase(given, null)
            : await Private(configuration, join, ct);
        try
        {
            await DatabaseChecks.Check(database.ConnectionString, ct);
            if (configuration.GetValue("Database:MigrateOnStart", true))
            {
                database.RanNow = await Migrator.Migrate(database.ConnectionString, ct);
            }
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }

        configuration["ConnectionStrings:Weft"] = database.ConnectionString;
        return database;
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<OpenDatabase> Private(IConfiguration configuration, bool join, CancellationToken ct)
    {
        var cluster = await PrivateCluster.Start(
            new PrivateClusterSettings(
                configuration["Postgres:Folder"] ?? Path.Combine(configuration["Weft:DataFolder"] ?? "data", "postgres"),
                configuration["Postgres:Binaries"] ?? configuration["WEFT_POSTGRES_BIN"],
                join),
            Console.Error.WriteLine,
            ct);
        return new OpenDatabase(cluster.ConnectionString, cluster);
    }
}

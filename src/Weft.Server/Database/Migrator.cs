using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Engine.Output;
using Npgsql;

namespace Weft.Server.Database;

/// <summary>Runs the numbered SQL files in Migrations, each once, each in its own transaction.</summary>
public static class Migrator
{
    private const string Folder = "Weft.Server.Database.Migrations.";

    /// <returns>The names of the files that ran now.</returns>
    public static async Task<IReadOnlyList<string>> Migrate(string connectionString, CancellationToken ct = default)
    {
        // Two hosts may start at once; the second waits here and then finds nothing left to do. The lock ends with the
        // connection, and a pool would keep that open.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);

        await Run("select pg_advisory_lock(hashtext('weft migrations'))");
        await Run("create schema if not exists weft");

        var outcome = DeployChanges.To
            .PostgresqlDatabase(connectionString)
            .WithScripts(Scripts())
            .WithTransactionPerScript()
            // Otherwise $body$ would be taken for a variable.
            .WithVariablesDisabled()
            .JournalToPostgresqlTable("weft", "migrations")
            .LogTo(new NoOpUpgradeLog())
            .Build()
            .PerformUpgrade();
        return outcome.Successful
            ? [.. outcome.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {outcome.ErrorScript?.Name} failed: {outcome.Error.Message}", outcome.Error);

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    // Known by the name of the file, so that a moved namespace does not run all of them again.
    private static IEnumerable<SqlScript> Scripts() =>
        from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where resource.StartsWith(Folder, StringComparison.Ordinal)
        select SqlScript.FromStream(resource[Folder.Length..], Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
}

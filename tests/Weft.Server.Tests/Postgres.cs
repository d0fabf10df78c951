using Npgsql;
using Weft.Server.Database;
using Weft.Server.Tests;

[assembly: AssemblyFixture(typeof(Postgres))]

namespace Weft.Server.Tests;

/// <summary>
/// One PostgreSQL for all tests: the server that WEFT_TEST_DB names, else one of their own that ends with them. The real
/// migrations run once, into a template with the cast, that each test database is a copy of.
/// </summary>
public sealed class Postgres : IAsyncLifetime
{
    private readonly string _template = $"weft_template_{Guid.NewGuid():n}";
    private PrivateCluster? _own;
    private string _server = "";

    public async ValueTask InitializeAsync()
    {
        _server = Environment.GetEnvironmentVariable("WEFT_TEST_DB") is { Length: > 0 } given
            ? given
            : (_own = await StartOwn()).ConnectionString;
        await OnServer($"create database {_template}");
        await Migrator.Migrate(ConnectionTo(_template, pooling: false));
        await CastInDatabase.Write(ConnectionTo(_template, pooling: false));
    }

    public async ValueTask DisposeAsync()
    {
        await OnServer($"drop database {_template} with (force)");
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    /// <returns>The connection string of a new, migrated database that holds the cast and nothing else.</returns>
    public async Task<string> NewDatabase()
    {
        var name = $"weft_test_{Guid.NewGuid():n}";
        await OnServer($"create database {name} template {_template}");
        return ConnectionTo(name, pooling: true);
    }

    /// <returns>The connection string of a new database without any table.</returns>
    public async Task<string> NewEmptyDatabase()
    {
        var name = $"weft_test_{Guid.NewGuid():n}";
        await OnServer($"create database {name}");
        return ConnectionTo(name, pooling: true);
    }

    public Task Drop(string connectionString) =>
        OnServer($"drop database {new NpgsqlConnectionStringBuilder(connectionString).Database} with (force)");

    internal static string? Binaries => Environment.GetEnvironmentVariable("WEFT_POSTGRES_BIN");

    private static Task<PrivateCluster> StartOwn() => PrivateCluster.Start(
        new PrivateClusterSettings(Path.Combine(Path.GetTempPath(), $"weft-tests-{Guid.NewGuid():n}"), Binaries, ThrowAway: true),
        say => Console.Error.WriteLine(say));

    private string ConnectionTo(string database, bool pooling) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = database, Pooling = pooling }.ConnectionString;

    private async Task OnServer(string sql)
    {
        await using var server = NpgsqlDataSource.Create(ConnectionTo("postgres", pooling: false));
        await using var command = server.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

using Npgsql;
using Weft.Server.Database;

namespace Weft.Server.Tests.Database;

public class MigratorTests(Postgres postgres)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_that_start_together_run_each_file_once()
    {
        var database = await postgres.NewEmptyDatabase();

        var ran = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrator.Migrate(database, Ct), Ct)));

        var all = ran.SelectMany(names => names).ToArray();
        all.ShouldBeUnique();
        (await CountOfJournal(database)).ShouldBe(all.Length);
        await postgres.Drop(database);
    }

    [Fact]
    public async Task A_second_run_finds_nothing_to_do()
    {
        var database = await postgres.NewDatabase();

        (await Migrator.Migrate(database, Ct)).ShouldBeEmpty();
        await postgres.Drop(database);
    }

    private static async Task<long> CountOfJournal(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand("select count(*) from weft.migrations");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
